// Catches up with a space after an outage: looks at what happened there while nobody listened, and tells the inbox, outside
// of any transaction. A space is caught up with once at a time, platforms side by side; what fails is tried again.
import { type PlatformName, placeKey, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { PlatformError } from '../../ports/errors.ts'
import type { InboundEvent } from '../../ports/event.ts'
import type { Timers } from '../../ports/system.ts'
import type { House } from '../house.ts'
import { catchUpIdeas } from './ideas.ts'
import { catchUpMembers } from './members.ts'
import { catchUpQuestions } from './questions.ts'
import type { Receive } from './receive.ts'
import { catchUpThreads, earlierFirst } from './threads.ts'

/** The first wait before another try, doubled with each, and the longest. Milliseconds. */
const firstWaitMs = 5_000
const longestWaitMs = 30 * 60_000

const nothing = Promise.resolve()

export interface CatchUp {
  /** Looks which spaces Hearth was away from. Before anything is heard of them. */
  start(): Promise<void>
  /** Takes note of a space: it is caught up with at the next wake, once more when that is being done already. */
  ask(space: Space): void
  /** Takes note of every space, and begins. */
  askAll(): void
  /** Begins with whatever was asked for. */
  wake(): void
  /** Resolves when an event of a platform has its turn: after whatever was written at its place before, and was missed. */
  before(event: InboundEvent): Promise<void>
  /** Whether anything is being caught up with. */
  busy(): boolean
  /** Ends in the middle, which is no harm: the next start asks anew. Resolves when nothing is being kept any more. */
  stop(): Promise<void>
}

export interface CatchUpRunnerOptions {
  readonly house: House
  readonly timers: Timers
  readonly receive: Receive
  /** Whether this process hears of a space. The others are caught up with by those that do. */
  readonly serves: (space: SpaceRef) => boolean
  /** Called whenever it has come to rest. */
  readonly rested: () => void
}

/** Makes what catches up, for one process. */
export function catchUp({ house, timers, receive, serves, rested }: CatchUpRunnerOptions): CatchUp {
  const { store, clock, logger } = house
  const asked = new Map<string, Space>()
  const running = new Map<PlatformName, Promise<void>>()
  const tries = new Map<string, number>()
  const cancels = new Map<string, () => void>()
  const keeping = new Set<Promise<void>>()
  /** Spaces in which something may have been missed. */
  const behind = new Set<string>()
  /** What goes first at a place, while something does. */
  const turns = new Map<string, Promise<void>>()
  /** When Hearth was back in a space that it lost while it was running. */
  const backs = new Map<string, number>()
  const startedAt = clock.now()
  const halt = Promise.withResolvers<void>()
  let stopped = false

  const kept: Receive = async (event) => {
    if (stopped) throw new Error('Hearth stops')
    const keep = receive(event)
    keeping.add(keep)
    await keep.finally(() => keeping.delete(keep))
  }

  async function withSpace({ ref }: Space): Promise<void> {
    // It may be of another community by now.
    const space = await store.spaces.find(ref)
    if (space === undefined) return
    const at = clock.now()
    // Words that the team waits for come before greetings.
    const reading = readingOf(space)
    const whole = (await catchUpThreads(reading)) && (await catchUpQuestions(reading)) && (await catchUpIdeas(reading))
    await catchUpMembers(house, kept, space)
    if (!whole) return again(space, undefined)
    await store.of(space.community).spaces.caughtUp(ref, at)
    tries.delete(spaceKey(ref))
    if (!asked.has(spaceKey(ref))) behind.delete(spaceKey(ref))
  }

  function again(space: Space, retryAfterMs: number | undefined): void {
    if (stopped) return
    const key = spaceKey(space.ref)
    const before = tries.get(key) ?? 0
    tries.set(key, before + 1)
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(before, 16))
    cancels.get(key)?.()
    const cancel = timers.after(Math.max(waitMs, retryAfterMs ?? 0), () => {
      cancels.delete(key)
      ask(space)
      wake()
    })
    cancels.set(key, cancel)
  }

  async function tried(space: Space): Promise<void> {
    try {
      await withSpace(space)
    } catch (error) {
      if (stopped) return
      const away = error instanceof PlatformError ? error : undefined
      if (away === undefined) logger.error('a space could not be caught up with', error)
      else logger.warn('a space could not be caught up with yet', { operation: away.operation })
      again(space, away?.retryAfterMs)
    }
  }

  /** One space of a platform after another: their look-ups share its limits. */
  async function line(platform: PlatformName): Promise<void> {
    for (let next = nextOf(platform); next !== undefined && !stopped; next = nextOf(platform)) {
      asked.delete(spaceKey(next.ref))
      await Promise.race([tried(next), halt.promise])
    }
  }

  const nextOf = (platform: PlatformName): Space | undefined =>
    [...asked.values()].find((space) => space.ref.platform === platform)

  const readingOf = (space: Space) => ({
    ...{ house, receive: kept, space },
    backAt: backs.get(spaceKey(space.ref)) ?? startedAt,
  })

  async function missedAt(place: ThreadPlace): Promise<void> {
    const space = await store.spaces.find(place.space)
    if (space !== undefined) await earlierFirst(readingOf(space), place)
  }

  /** Later events of a place wait for whatever an earlier one waits for, so that none overtakes it. */
  function before(event: InboundEvent): Promise<void> {
    if (event.kind !== 'message' || event.place.kind !== 'thread') return nothing
    const { place } = event
    const key = placeKey(place)
    const last = turns.get(key)
    if (stopped || !behind.has(spaceKey(event.space))) return last ?? nothing
    const turn = (last ?? nothing).then(() => Promise.race([missedAt(place), halt.promise]))
    const over = turn.catch(() => undefined).finally(() => turns.get(key) === over && turns.delete(key))
    turns.set(key, over)
    return turn
  }

  function ask(space: Space): void {
    if (!serves(space.ref)) return
    const key = spaceKey(space.ref)
    // Until the first catch-up has come to its end, it is the start that Hearth is back since.
    if (space.awaySince === undefined) backs.set(key, clock.now())
    behind.add(key)
    asked.set(key, space)
  }

  function wake(): void {
    if (stopped) return
    for (const platform of new Set([...asked.values()].map(({ ref }) => ref.platform))) {
      if (running.has(platform)) continue
      const run = line(platform).finally(() => {
        running.delete(platform)
        rested()
      })
      running.set(platform, run)
    }
  }

  /** Nothing is missed in the playground: what it could not tell it tells again. */
  const outside = async (): Promise<readonly Space[]> =>
    (await store.spaces.all()).filter(({ ref }) => ref.platform !== 'playground' && serves(ref))

  async function everySpace(): Promise<void> {
    for (const space of await outside()) if (space.confirmedAt !== undefined) ask(space)
    wake()
  }

  return {
    async start() {
      for (const { ref, awaySince } of await outside()) if (awaySince !== undefined) behind.add(spaceKey(ref))
    },
    ask,
    askAll: () => {
      everySpace().catch((error: unknown) => logger.error('what was missed is looked for after the next start', error))
    },
    before,
    wake,
    busy: () => running.size > 0,
    async stop() {
      stopped = true
      halt.resolve()
      for (const cancel of cancels.values()) cancel()
      await Promise.allSettled([...keeping, ...running.values()])
    },
  }
}
