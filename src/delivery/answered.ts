// Which platform answered when: one that answers nobody is away, and nothing fails because of that.
import type { PlatformName } from '../domain/place.ts'
import { failAfterMs } from './backoff.ts'

/** A platform that answers nothing for so long may be away; it may also be that nobody asked. Either way it does not count. */
const silenceMs = 5 * 60_000

export interface Answered {
  note(platform: PlatformName, at: number): void
  /** Whether it has answered now and then in all of this time. */
  throughout(platform: PlatformName, from: number, to: number): boolean
}

/** Remembers in memory: what counts is only what this process saw. */
export function answeredTimes(): Answered {
  const times = new Map<PlatformName, number[]>()
  return {
    note(platform, at) {
      const recent = (times.get(platform) ?? []).filter((time) => time > at - 2 * failAfterMs)
      // One in a second is enough to remember.
      if (at - (recent.at(-1) ?? 0) >= 1000) recent.push(at)
      times.set(platform, recent)
    },
    throughout(platform, from, to) {
      const within = (times.get(platform) ?? []).filter((time) => time >= from - silenceMs && time <= to)
      const moments = [...within, to]
      return within.length > 0 && moments.every((time, index) => time - (moments[index - 1] ?? from) <= silenceMs)
    },
  }
}
