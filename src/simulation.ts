// Time that passes when somebody says so: the playground's *Skip ahead*, and a test's clock set by hand.
import type { CommunityId } from './domain/ids.ts'
import type { Space } from './domain/space.ts'
import type { Simulation } from './ports/simulation.ts'
import type { Store } from './store/store.ts'
import type { ShiftedClock } from './system/shifted-clock.ts'

/** How far back a new playground begins, so that its sample has a past. Milliseconds. */
export const samplePastMs = 8 * 24 * 60 * 60_000

export interface SimulationOptions {
  readonly store: Store
  readonly clock: ShiftedClock
  /** Whether nobody but the playground lives by this clock. */
  readonly movable: boolean
  readonly idle: () => Promise<void>
  readonly wake: () => void
  /** When the next thing is due or may be tried again; undefined when nothing is. */
  readonly nextAt: () => Promise<number | undefined>
}

const offsetKey = 'clock'

/** Where the playground's clock stood when Hearth stopped; undefined for a new one. Milliseconds from the machine's. */
export async function keptOffset(store: Store): Promise<number | undefined> {
  const kept = await store.simulation.get(offsetKey)
  return typeof kept === 'number' ? kept : undefined
}

/** Makes the simulation over a clock that can be moved. */
export function simulationOf({ store, clock, movable, idle, wake, nextAt }: SimulationOptions): Simulation {
  const moveTo = (at: number): void => {
    if (at > clock.now()) clock.shift(at - clock.now())
  }
  async function spaces(): Promise<readonly Space[]> {
    return (await store.spaces.all()).filter((one) => one.ref.platform === 'playground')
  }
  /** The communities of the playground's spaces: two spaces may be one. */
  async function communities(): Promise<ReadonlySet<CommunityId>> {
    return new Set((await spaces()).map((one) => one.community))
  }

  return {
    movable,
    async advance(ms) {
      if (!movable) throw new Error('time that real communities live by is not moved')
      const end = clock.now() + Math.round(ms)
      await idle()
      for (let next = await nextAt(); next !== undefined && next <= end; next = await nextAt()) {
        moveTo(next)
        wake()
        await idle()
      }
      moveTo(end)
      wake()
      await idle()
      await store.simulation.set(offsetKey, clock.offset())
    },
    async nextDigest() {
      const all = await Promise.all(
        [...(await communities())].map((community) => store.ledger.due.get(community, 'digest', community)),
      )
      const due = all.filter((at) => at !== undefined)
      return due.length === 0 ? undefined : Math.min(...due)
    },
    async isJoined() {
      const all = await spaces()
      return new Set(all.map((one) => one.community)).size < all.length
    },
    settle: idle,
    async forget() {
      for (const community of await communities()) await store.forget(community)
      if (!movable) return
      clock.shift(-samplePastMs - clock.offset())
      await store.simulation.set(offsetKey, clock.offset())
    },
  }
}
