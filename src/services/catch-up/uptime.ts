// When Hearth was last up: noted every minute and when it stops, and read before the first note of the next start.
import type { SpaceRef } from '../../domain/place.ts'
import type { Clock, Logger } from '../../ports/system.ts'
import type { Store } from '../../store/store.ts'

export interface Uptime {
  /** Tells the spaces that this process hears of since when it was away. Before anything else happens. */
  begin(): Promise<void>
  /** Notes that it is up. */
  note(): void
  /** Notes it for the last time, once all other notes are kept. */
  end(): Promise<void>
}

export interface UptimeOptions {
  readonly store: Store
  readonly clock: Clock
  readonly logger: Logger
  /** Which of several processes this is, the same after a restart; undefined where there is one. */
  readonly part: string | undefined
  readonly serves: (space: SpaceRef) => boolean
}

/** Makes the notes of one process. */
export function uptime({ store, clock, logger, part, serves }: UptimeOptions): Uptime {
  const lastKey = part === undefined ? 'last' : `last ${part}`
  let noting = Promise.resolve()

  const noted = (): Promise<void> => store.uptime.set(lastKey, clock.now())

  return {
    async begin() {
      const last = await store.uptime.get(lastKey)
      await store.spaces.wereLeft(typeof last === 'number' ? last : undefined, serves)
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
