// Does at most so many things of one kind at once; the others wait for their turn, in the order in which they came.

export interface Turns {
  /** Does the work when it has its turn. */
  take<Result>(work: () => Promise<Result>): Promise<Result>
  /** Nothing waits any more, now or later: all ends soonest when all is done at once. */
  open(): void
}

/** Makes the turns. */
export function turns(atOnce: number): Turns {
  const waiting: (() => void)[] = []
  let free = atOnce
  return {
    async take(work) {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next === undefined) free += 1
        else next()
      }
    },
    open() {
      free = Number.POSITIVE_INFINITY
      for (const next of waiting.splice(0)) next()
    },
  }
}
