// Judges how Hearth is: whether the store keeps something, every platform is heard, and what is owed gets done.
import type { PlatformName } from './domain/place.ts'
import type { Health, LookAtHealth } from './ports/health.ts'
import type { Platform } from './ports/platform.ts'
import type { Clock, Timers } from './ports/system.ts'
import type { Store } from './store/store.ts'

/**
 * What waits for longer is late. An effect that only its own trouble holds back fails after 15 minutes and is shown to the
 * staff; what waits beyond that is Hearth's trouble or its platform's. Milliseconds.
 */
export const lateMs = 20 * 60_000
/** How long the store may take. It waits itself, for up to 1.5 s, for another program that writes. Milliseconds. */
const storeMs = 3000
/** Whoever looks again so soon is told the same: strangers may look, and each look writes. Milliseconds. */
const freshMs = 1000

export interface HealthOptions {
  readonly store: Pick<Store, 'transaction' | 'uptime' | 'ledger'>
  /** Those that are configured, whether they have started or not. */
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'name' | 'connected'>>
  readonly clock: Clock
  readonly timers: Timers
}

/** Makes the look. */
export function healthOf({ store, platforms, clock, timers }: HealthOptions): LookAtHealth {
  let last: Promise<Health> | undefined

  async function look(): Promise<Health> {
    const outbox = await inTime(timers, storeMs, readOutbox())
    const states = [...platforms.values()].map((platform) => ({
      name: platform.name,
      state: platform.connected() ? ('ok' as const) : ('away' as const),
    }))
    const ready = outbox?.state === 'ok' && states.every(({ state }) => state === 'ok')
    return {
      ready,
      store: outbox === undefined ? 'away' : 'ok',
      platforms: states,
      ...(outbox === undefined ? {} : { outbox }),
    }
  }

  async function readOutbox(): Promise<NonNullable<Health['outbox']>> {
    const { outbox } = store.ledger
    const now = clock.now()
    // A database that is full or locked still answers: only what writes knows that it keeps nothing.
    await store.transaction(undefined, () => store.uptime.set('looked', now))
    const failed = await outbox.count('failed')
    let waiting = 0
    let oldestMs = 0
    let isLate = false
    for (const platform of platforms.values()) {
      const { count, since } = await outbox.owed(platform.name, now)
      const ms = since === undefined ? 0 : Math.max(0, now - since)
      waiting += count
      oldestMs = Math.max(oldestMs, ms)
      if (ms > lateMs && platform.connected()) isLate = true
    }
    return { state: isLate ? 'late' : 'ok', waiting, failed, oldestSeconds: Math.round(oldestMs / 1000) }
  }

  const forget = (): void => {
    last = undefined
  }

  return () => {
    if (last === undefined) {
      last = look()
      void last.finally(() => timers.after(freshMs, forget))
    }
    return last
  }
}

/** The value; undefined when it comes too late, or never. */
function inTime<Value>(timers: Timers, ms: number, work: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const takeBack = timers.after(ms, () => resolve(undefined))
    work.then(resolve, () => resolve(undefined)).finally(takeBack)
  })
}
