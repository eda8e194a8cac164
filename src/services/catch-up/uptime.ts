// When Hearth was last up: noted every minute and when it stops, and read before the first note of the next start.
import type { Clock, Logger } from '../../ports/system.ts'
import type { Store } from '../../store/store.ts'

export interface Uptime {
  /** Tells the spaces since when Hearth was away. Before anything else happens. */
  begin(): Promise<void>
  /** Notes that it is up. */
  note(): void
  /** Notes it for the last time, once all other notes are kept. */
  end(): Promise<void>
}

const lastKey = 'last'

/** Makes the notes of one process. */
export function uptime({ store, clock, logger }: { store: Store; clock: Clock; logger: Logger }): Uptime {
  let noting = Promise.resolve()

  const noted = (): Promise<void> => store.uptime.set(lastKey, clock.now())

  return {
    async begin() {
      const last = await store.uptime.get(lastKey)
      await store.spaces.wereLeft(typeof last === 'number' ? last : undefined)
      await noted()
    },
    note() {
      noting = noting.then(noted).catch((error: unknown) => logger.error('that Hearth is up could not be noted', error))
    },
    async end() {
      await noting
      await noted()
    },
  }
}
