// Waits as long as Slack asks for before a look-up goes on, but not for ever.
import { webApi } from '@slack/bolt'
import type { Timers } from '../../src/ports/system.ts'

/** How long the reading of a whole list may wait in all. */
export const listPatienceMs = 180_000

/** Runs one call of a look-up, again after each wait that Slack asks for. */
export type Patience = <T>(call: () => Promise<T>) => Promise<T>

/** A patience that waits `totalMs` in all; a longer wait than is left rejects with what Slack answered. */
export function patienceOf(timers: Timers, totalMs: number): Patience {
  let left = totalMs
  return async (call) => {
    for (;;) {
      try {
        return await call()
      } catch (error) {
        const wait = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : undefined
        if (wait === undefined || wait > left) throw error
        left -= Math.max(wait, leastMs)
        await new Promise<void>((resolve) => timers.after(wait, resolve))
      }
    }
  }
}

/** A wait of nothing counts as this much, so that no number of them goes on for ever. */
const leastMs = 1000
