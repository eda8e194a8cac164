// Keeps things of one lane in order while lanes run side by side, and knows when all is done.

export interface Lanes {
  /** Runs the work after everything that entered the lane before it. `work` must not reject. */
  enter(lane: string, work: () => Promise<void>): void
  /** Resolves when nothing is being done. */
  settled(): Promise<void>
}

/** Makes the lanes. */
export function lanes(): Lanes {
  const last = new Map<string, Promise<void>>()
  return {
    enter(lane, work) {
      const mine = (last.get(lane) ?? Promise.resolve()).then(work).finally(() => {
        if (last.get(lane) === mine) last.delete(lane)
      })
      last.set(lane, mine)
    },
    async settled() {
      while (last.size > 0) await Promise.allSettled(last.values())
    },
  }
}
