// Connects the platforms side by side: one that is away keeps none of the others waiting, and is tried again.
import type { PlatformName } from './domain/place.ts'
import { PlatformError } from './ports/errors.ts'
import type { Inbox } from './ports/inbox.ts'
import type { Platform } from './ports/platform.ts'
import type { Logger, Timers } from './ports/system.ts'

/** The longest wait before another try. Milliseconds. */
const longestWaitMs = 5 * 60_000
/** What only its owner can mend is tried again so often once Hearth runs. Milliseconds. */
const mendingMs = 30 * 60_000

export interface Connecting {
  /** Tries each once. Rejects with the PlatformError of one that only its owner can mend (a wrong token). */
  connect(inbox: Inbox): Promise<void>
  /** Those that are away, each with what was said of it. */
  away(): ReadonlyMap<PlatformName, string>
  /** Tries no more, and disconnects all. Never rejects. */
  disconnect(): Promise<void>
}

export interface ConnectingOptions {
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly timers: Timers
  readonly logger: Logger
}

/** Makes the connections of one start. */
export function connecting({ platforms, timers, logger }: ConnectingOptions): Connecting {
  const away = new Map<PlatformName, string>()
  const cancels = new Set<() => void>()
  let over = false

  /** An error that names a wait passes by itself; any other is somebody's to mend. */
  async function connect(platform: Platform, inbox: Inbox, tries: number): Promise<void> {
    try {
      await platform.start(inbox)
      if (away.delete(platform.name)) logger.info('a platform is back', { platform: platform.name })
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retryAfterMs === undefined) throw error
      away.set(platform.name, error.message)
      logger.warn('a platform is away and is tried again', { platform: platform.name, tries })
      later(platform, inbox, tries, Math.min(longestWaitMs, error.retryAfterMs * 2 ** Math.min(tries - 1, 8)))
    }
  }

  function later(platform: Platform, inbox: Inbox, tries: number, waitMs: number): void {
    if (over) return
    const cancel = timers.after(waitMs, () => {
      cancels.delete(cancel)
      connect(platform, inbox, tries + 1).catch((error: unknown) => {
        sayWhy(platform.name, error)
        later(platform, inbox, tries + 1, mendingMs)
      })
    })
    cancels.add(cancel)
  }

  /** The others are served meanwhile: what ends a start is said in the same words, and ends nothing here. */
  function sayWhy(platform: PlatformName, error: unknown): void {
    const then = 'I try again every half hour; a setting that changes needs a restart.'
    if (!(error instanceof PlatformError)) {
      logger.error(`A platform cannot be connected. ${then}`, error, { platform })
      return
    }
    away.set(platform, error.message)
    logger.error(`${error.message} ${then}`, error, { platform })
  }

  return {
    connect: async (inbox) => {
      await Promise.all([...platforms.values()].map((platform) => connect(platform, inbox, 1)))
    },
    away: () => away,
    async disconnect() {
      over = true
      for (const cancel of cancels) cancel()
      const ended = await Promise.allSettled([...platforms.values()].map((platform) => platform.stop()))
      for (const one of ended) if (one.status === 'rejected') logger.error('a platform could not be left', one.reason)
    },
  }
}
