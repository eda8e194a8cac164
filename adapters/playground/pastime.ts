// *Skip ahead* and *Start over*, and the sample at the first start. While one of them runs, everybody waits.
import type { Simulation } from '../../src/ports/simulation.ts'
import type { Clock, Logger } from '../../src/ports/system.ts'
import type { Busy } from './api.ts'
import { ApiRefusal } from './refusal.ts'
import type { World } from './world.ts'

const hour = 60 * 60_000
const day = 24 * hour

export interface Pastime {
  /** What everybody waits for now. */
  busy(): Busy | undefined
  skip(to: 'hour' | 'day' | 'digest'): Promise<void>
  startOver(): Promise<void>
  /** Plays the sample into a world that has none. Never rejects. */
  playSample(): Promise<void>
}

export interface PastimeOptions {
  readonly world: World
  readonly simulation: Simulation
  readonly clock: Clock
  readonly logger: Logger
  /** Plays the sample, false when it was cut short; absent where the world starts empty. */
  readonly play: (() => Promise<boolean>) | undefined
  readonly changed: () => void
  /** Tells Hearth of the space, as at every start. */
  readonly greet: () => Promise<void>
}

/** Makes the pastimes of one world. */
export function pastimeOf({ world, simulation, clock, logger, play, changed, greet }: PastimeOptions): Pastime {
  let busy: Busy | undefined

  async function alone(what: Busy, work: () => Promise<void>): Promise<void> {
    if (busy !== undefined) throw new ApiRefusal('busy')
    busy = what
    changed()
    try {
      await work()
    } finally {
      busy = undefined
      changed()
    }
  }

  async function skip(to: 'hour' | 'day' | 'digest'): Promise<void> {
    if (!simulation.movable) throw new ApiRefusal('no-skipping')
    await alone('skip', async () => {
      if (to !== 'digest') return simulation.advance(to === 'hour' ? hour : day)
      const next = await simulation.nextDigest()
      if (next === undefined) throw new ApiRefusal('no-digest')
      await simulation.advance(Math.max(0, next - clock.now()))
    })
  }

  async function renew(): Promise<void> {
    await simulation.settle()
    await simulation.forget()
    await world.startOver()
    await greet()
    await seed()
  }

  async function seed(): Promise<void> {
    if (play === undefined) return
    await world.sampled('begun')
    try {
      await simulation.settle()
      // One that was cut short by a stop begins again at the next start.
      if (!(await play())) return
    } catch (error) {
      logger.error('the sample stopped half way; the playground works without the rest', error)
    }
    await world.sampled('done')
  }

  async function playSample(): Promise<void> {
    const { sample } = world.chronicle()
    if (play === undefined || sample === 'done') return
    // A world that began empty and has been lived in is left as it is.
    if (sample === 'none' && world.messages.all().length > 0) return
    try {
      await alone('sample', sample === 'begun' ? renew : seed)
    } catch (error) {
      logger.error('the sample could not be played', error)
    }
  }

  return { busy: () => busy, skip, startOver: () => alone('start-over', renew), playSample }
}
