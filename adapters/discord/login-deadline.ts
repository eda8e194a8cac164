// By when a start must have come somewhere. Shards log in one after another: each that does gives the others more time.
import type { Timers } from '../../src/ports/system.ts'

export interface Deadline {
  /** Resolves when the time is over. */
  readonly missed: Promise<void>
  /** A shard logs in: the first time, that gives all of them their time anew. */
  extend(shard: number): void
  takeBack(): void
}

/** Makes it. Its time, in milliseconds, begins now. */
export function loginDeadline(timers: Timers, ms: number): Deadline {
  const { promise, resolve } = Promise.withResolvers<void>()
  const seen = new Set<number>()
  let isOver = false
  let takeBack = timers.after(ms, resolve)
  return {
    missed: promise,
    extend(shard) {
      if (isOver || seen.has(shard)) return
      seen.add(shard)
      takeBack()
      takeBack = timers.after(ms, resolve)
    },
    takeBack() {
      isOver = true
      takeBack()
    },
  }
}
