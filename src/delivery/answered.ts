// Which platform answered when: one that answers nobody is away, and nothing fails because of that.
import type { PlatformName } from '../domain/place.ts'

export interface Answered {
  note(platform: PlatformName, at: number): void
  /** Whether it has answered anything after `at`. */
  since(platform: PlatformName, at: number): boolean
}

/** Remembers in memory: what counts is only what this process saw. */
export function answeredTimes(): Answered {
  const times = new Map<PlatformName, number>()
  return {
    note: (platform, at) => {
      times.set(platform, at)
    },
    since: (platform, at) => (times.get(platform) ?? 0) > at,
  }
}
