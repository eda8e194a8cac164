// Timers that wait for a hand to move them on.
import type { Clock, Timers } from '../../src/ports/system.ts'

export interface HandTimers extends Timers {
  /** When the next one is due; undefined when none waits. */
  next(): number | undefined
  /** Runs those that are due now. */
  fire(): void
  /** How many wait. */
  waiting(): number
  /** How many were ever set. */
  set(): number
}

/** Makes some. */
export function handTimers(clock: Clock): HandTimers {
  const all = new Set<{ readonly at: number; readonly work: () => void }>()
  let set = 0
  return {
    after(ms, work) {
      const timer = { at: clock.now() + ms, work }
      all.add(timer)
      set += 1
      return () => all.delete(timer)
    },
    next: () => (all.size === 0 ? undefined : Math.min(...[...all].map((timer) => timer.at))),
    fire() {
      for (const timer of [...all].filter(({ at }) => at <= clock.now())) {
        all.delete(timer)
        timer.work()
      }
    },
    waiting: () => all.size,
    set: () => set,
  }
}
