// Timers of the Discord adapter's tests, which fire when they are told to. The watch over the connection always waits, so it
// is kept apart from what a test waits for.
import { times } from '../../adapters/discord/limits.ts'
import type { Timers } from '../../src/ports/system.ts'

export interface HandTimers extends Timers {
  /** Fires all that is waiting, as if that much time had passed; the watch over the connection is left alone. */
  fire(): void
  /** The same for what waits no longer than so many milliseconds. */
  fireUpTo(ms: number): void
  readonly waiting: number
  /** For how long each of these waits. */
  readonly waits: readonly number[]
  /** For how long the watch waits now: shortly while a connection is being made. */
  readonly watches: readonly number[]
  /** As if nothing had come from Discord for too long. */
  fireWatch(): void
  /** From now on nothing waits, but for the watch. */
  end(): void
}

/** Timers that only fire when they are told to. */
export function handTimers(changed: () => void = () => {}): HandTimers {
  const due = new Map<() => void, number>()
  let isOver = false
  const ofWatch: readonly number[] = [times.silenceMs, times.readyMs]
  const fire = (isMeant: (ms: number) => boolean): void => {
    for (const [work, ms] of [...due]) {
      if (!isMeant(ms)) continue
      due.delete(work)
      work()
    }
  }
  const waits = (): readonly number[] => [...due.values()].filter((ms) => !ofWatch.includes(ms))
  return {
    after(ms, work) {
      // Two may wait for the same work.
      const mine = (): void => work()
      if (isOver && !ofWatch.includes(ms)) setImmediate(mine)
      else due.set(mine, ms)
      changed()
      return () => void due.delete(mine)
    },
    fire: () => fire((ms) => !ofWatch.includes(ms)),
    fireUpTo: (most) => fire((ms) => !ofWatch.includes(ms) && ms <= most),
    fireWatch: () => fire((ms) => ofWatch.includes(ms)),
    end() {
      isOver = true
      fire((ms) => !ofWatch.includes(ms))
    },
    get waiting() {
      return waits().length
    },
    get watches() {
      return [...due.values()].filter((ms) => ofWatch.includes(ms))
    },
    get waits() {
      return waits()
    },
  }
}
