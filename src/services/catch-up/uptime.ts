// When Hearth was last up: noted every minute and when it stops, for each thing that it serves, and read before the first
// note of the next start. Where several processes serve the same, it was away only when none of them was up.
import type { SpaceRef } from '../../domain/place.ts'
import type { Clock, Logger } from '../../ports/system.ts'
import type { Store } from '../../store/store.ts'

/** Something that a process listens to: a platform, or a part of one. */
export interface Served {
  readonly key: string
  /** Whether what happens in a space is told there. */
  covers(space: SpaceRef): boolean
}

export interface Uptime {
  /**
   * Tells the spaces since when Hearth was away, but for what `others` serve, which are up. Before anything else happens,
   * and in a transaction.
   */
  begin(others: readonly (readonly string[])[]): Promise<void>
  /** Notes that it is up. */
  note(): void
  /** Notes it for the last time, once all other notes are kept. */
  end(): Promise<void>
}

export interface UptimeOptions {
  readonly store: Store
  readonly clock: Clock
  readonly logger: Logger
  readonly serves: readonly Served[]
}

/** The note of all that was served, before each had its own. */
const olderKey = 'last'

/** Makes the notes of one process. */
export function uptime({ store, clock, logger, serves }: UptimeOptions): Uptime {
  let noting = Promise.resolve()

  async function noted(): Promise<void> {
    const now = clock.now()
    for (const { key } of serves) await store.uptime.set(key, now)
  }

  return {
    async begin(others) {
      const served = new Set(others.flat())
      const spaces = (await store.spaces.all()).map(({ ref }) => ref)
      for (const { key, covers } of serves.filter((one) => !served.has(one.key))) {
        const last = (await store.uptime.get(key)) ?? (await store.uptime.get(olderKey))
        await store.spaces.wereLeft(spaces.filter(covers), typeof last === 'number' ? last : undefined)
      }
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
