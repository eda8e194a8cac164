// Tells the inbox of the workspace again when Slack may have dropped something meanwhile: whatever was missed is then
// looked for. A short gap is no matter, since Slack repeats an event at once, and a minute and five minutes later.
import type { Logger, Timers } from '../../src/ports/system.ts'

export interface Comeback {
  /** Slack is heard again after so long. */
  after(gapMs: number): void
  /** Tells nothing any more. */
  stop(): void
}

export interface ComebackOptions {
  /** Tells the inbox; rejects when it could not be kept. */
  readonly tell: () => Promise<void>
  /** Keeps the telling, so that a stop can wait for it. */
  readonly background: (work: Promise<void>) => void
  readonly timers: Timers
  readonly logger: Logger
}

/** Slack gives up a socket's envelope after seconds: from here on something may be missing. */
const missedMs = 5000
const firstWaitMs = 5000
const longestWaitMs = 5 * 60_000

/** Makes what tells of one workspace. */
export function comebackOf({ tell, background, timers, logger }: ComebackOptions): Comeback {
  let cancel = (): void => undefined

  async function telling(waitMs: number): Promise<void> {
    try {
      await tell()
    } catch (error) {
      logger.error('that Slack is back was not kept; trying again', error, { waitMs })
      cancel = timers.after(waitMs, () => background(telling(Math.min(waitMs * 2, longestWaitMs))))
    }
  }

  return {
    after(gapMs) {
      if (gapMs < missedMs) return
      cancel()
      background(telling(firstWaitMs))
    },
    stop: () => cancel(),
  }
}
