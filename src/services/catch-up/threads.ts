// What was written in open support threads while nobody listened.
import { type ChannelPlace, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { isOutside, type SupportThread } from '../../domain/support.ts'
import { PlatformError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import type { Receive } from './receive.ts'

const day = 24 * 60 * 60_000
/** What is older may have been heard, and its key forgotten: the inbox keeps keys for 30 days. */
export const lookBackMs = 29 * day
/** Platforms' clocks and ours differ, and what was on its way when Hearth went was heard by nobody. */
const marginMs = 5 * 60_000

export interface Reading {
  readonly house: House
  readonly receive: Receive
  readonly space: Space
  /** When Hearth was back there: what was written later was not missed. */
  readonly backAt: number
}

/** So many are read at once: to read ten thousand would keep everybody waiting. */
const readAtOnce = 100

/** Every thread that is not closed. */
async function* threadsHeard({ house, space }: Reading): AsyncGenerator<SupportThread> {
  for (let above = 0; ; ) {
    const some = await house.store.of(space.community).threads.heard(above, readAtOnce)
    yield* some
    const last = some.at(-1)
    if (last === undefined || some.length < readAtOnce) return
    above = last.number
  }
}

/**
 * Catches up with both ends of every thread that is not closed, wherever in the space they are. False when one could not be
 * read, or does not stand yet: then it is to be done again.
 */
export async function catchUpThreads(reading: Reading): Promise<boolean> {
  const { space } = reading
  const isHere = (ref: SpaceRef): boolean => spaceKey(ref) === spaceKey(space.ref)
  let whole = true
  for await (const thread of threadsHeard(reading)) {
    const { space: its, place, teamPlace } = thread
    // Whoever has no account writes nowhere.
    const isHeard = isHere(its) && !isOutside(thread)
    if (isHeard && (place === undefined || !(await catchUpThread(reading, place)))) whole = false
    if (teamPlace !== undefined && isHere(teamPlace.space) && !(await catchUpThread(reading, teamPlace))) whole = false
  }
  return whole
}

/**
 * Words that come into an open thread while what was written there before is not told yet: that goes first, so that the
 * team reads it in its order.
 */
export async function earlierFirst(reading: Reading, place: ThreadPlace): Promise<void> {
  const { house, space } = reading
  const thread = await house.store.of(space.community).threads.at(place)
  if (thread !== undefined && thread.state !== 'closed') await catchUpThread(reading, place)
}

/**
 * Tells the inbox of all that was written in a thread or a channel since the last catch-up, and since `from`; what it has
 * heard already it knows by its key. False when it could not be read.
 */
export async function catchUpThread(
  { house, receive, space, backAt }: Reading,
  place: ThreadPlace | ChannelPlace,
  from = 0,
): Promise<boolean> {
  const since = Math.max(house.clock.now() - lookBackMs, (space.caughtUpAt ?? space.firstSeenAt) - marginMs, from)
  try {
    const events = await house.lookUps(space.ref.platform).written(place, since)
    for (const event of events) await receive(event.at < backAt ? { ...event, missed: true } : event)
    return true
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    house.logger.warn('a support thread could not be caught up with', { operation: error.operation })
    return false
  }
}
