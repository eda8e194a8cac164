// One Hearth over the emulators that are around it: it is started when they are there, settles with all of them, and can be
// away for a while. What the emulators hold, and what people do in them, is for the sides to know.
import type { Config } from '../../src/config.ts'
import type { Hearth } from '../../src/wire.ts'
import {
  lastingStore,
  type Stage,
  type StoreWish,
  seenWhenMoved,
  startHearth,
  type Watched,
  watchedBy,
} from './stage.ts'

/** What a house needs of each emulator around it. */
export interface Part {
  /** What of the configuration brings Hearth there. */
  readonly config: Partial<Config>
  /** Resolves when Hearth is connected for the first time and has told an admin what it found. */
  arrives(): Promise<void>
  /** Resolves when it is connected again. */
  returns(): Promise<void>
  /** Resolves when everything that happened there has been heard. */
  heard(): Promise<void>
  close(): Promise<void>
}

/** The machine's clock, ahead as far as a test lets time pass. */
export interface AheadClock {
  now(): number
  aheadMs(): number
  passes(ms: number): void
}

/** Makes one that is not ahead yet. */
export function aheadClock(): AheadClock {
  let aheadMs = 0
  return {
    now: () => Date.now() + aheadMs,
    aheadMs: () => aheadMs,
    passes(ms) {
      aheadMs += ms
    },
  }
}

export type House = Pick<Stage, 'away' | 'settles' | 'close'> & { readonly hearth: Hearth }

export interface HouseOptions extends Watched {
  readonly parts: readonly Part[]
  readonly clock: AheadClock
  readonly keeps: StoreWish
  readonly config?: Partial<Config>
  /** How often it is listened to every part until nothing can be on its way any more. */
  readonly rounds: number
}

/** Starts Hearth over its parts, which end with it. */
export async function openHouse({ parts, clock, keeps, config, rounds, ...watched }: HouseOptions): Promise<House> {
  const kept = await lastingStore(keeps)
  const { start, httpPort } = watchedBy(watched)
  const whole: Partial<Config> = Object.assign({ httpPort, ...config }, ...parts.map((part) => part.config))
  const begin = async () =>
    seenWhenMoved(await startHearth(whole, { store: kept.store, aheadMs: clock.aheadMs(), ...start }), settles)
  let hearth = await begin()
  let isAway = false
  for (const part of parts) await part.arrives()

  async function settles(): Promise<void> {
    if (isAway) return
    for (let round = 0; round < rounds; round += 1) {
      for (const part of parts) await part.heard()
      await hearth.idle()
    }
  }

  return {
    get hearth() {
      return hearth
    },
    settles,
    async away(meanwhile) {
      await hearth.stop()
      isAway = true
      await meanwhile(clock.passes)
      hearth = await begin()
      for (const part of parts) await part.returns()
      isAway = false
      await settles()
    },
    async close() {
      await hearth.stop()
      await kept.close()
      for (const part of parts) await part.close()
    },
  }
}
