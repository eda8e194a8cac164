// What was written in open support threads while nobody listened.
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { PlatformError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import type { Receive } from './receive.ts'

const day = 24 * 60 * 60_000
/** What is older may have been heard, and its key forgotten: the inbox keeps keys for 30 days. */
const lookBackMs = 29 * day
/** Platforms' clocks and ours differ, and what was on its way when Hearth went was heard by nobody. */
const marginMs = 5 * 60_000

/**
 * Tells the inbox of all that was written since the last catch-up; what it has heard already it knows by its key. False
 * when a thread could not be read, or does not stand yet: then it is to be done again.
 */
export async function catchUpThreads(house: House, receive: Receive, space: Space): Promise<boolean> {
  const since = Math.max(house.clock.now() - lookBackMs, (space.caughtUpAt ?? space.firstSeenAt) - marginMs)
  const open = await house.store.of(space.community).threads.open()
  let whole = true
  for (const { place } of open.filter((thread) => spaceKey(thread.space) === spaceKey(space.ref))) {
    if (place === undefined) {
      whole = false
      continue
    }
    try {
      const events = await house.lookUps(space.ref.platform).written(place, since)
      for (const event of events) await receive({ ...event, missed: true })
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      house.logger.warn('a support thread could not be caught up with', { operation: error.operation })
      whole = false
    }
  }
  return whole
}
