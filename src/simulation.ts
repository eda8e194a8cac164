// Time that passes when somebody says so: the playground's *Skip ahead*, and a test's clock set by hand.
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
      const space = (await store.spaces.all()).find((one) => one.ref.platform === 'playground')
      return space === undefined ? undefined : store.ledger.due.get(space.community, 'digest', space.community)
    },
    settle: idle,
    async forget() {
      for (const space of await store.spaces.all())
        if (space.ref.platform === 'playground') await store.forget(space.community)
      if (!movable) return
      clock.shift(-samplePastMs - clock.offset())
      await store.simulation.set(offsetKey, clock.offset())
    },
  }
}
