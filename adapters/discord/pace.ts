// How often something may be done that must not be done again and again: the more of it lately, the longer it waits.
import type { Clock } from '../../src/ports/system.ts'

export interface PaceOptions {
  readonly clock: Clock
  /** So many in the window go at once. */
  readonly free: number
  /** The wait after these; it doubles with each further one. */
  readonly firstMs: number
  readonly longestMs: number
  readonly windowMs: number
}

export interface Pace {
  /** How long the next one has to wait from now. */
  wait(): number
  /** One is done now. */
  take(): void
}

/** Makes the pace. It forgets with time alone: what works for a minute and fails again has not earned a fresh start. */
export function pace({ clock, free, firstMs, longestMs, windowMs }: PaceOptions): Pace {
  let taken: readonly number[] = []
  const recent = (): readonly number[] => taken.filter((at) => at > clock.now() - windowMs)
  return {
    wait() {
      const lately = recent()
      const last = lately.at(-1)
      if (last === undefined || lately.length < free) return 0
      const gap = Math.min(longestMs, firstMs * 2 ** (lately.length - free))
      return Math.max(0, last + gap - clock.now())
    },
    take() {
      taken = [...recent(), clock.now()]
    },
  }
}
