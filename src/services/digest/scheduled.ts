// The digest's schedule as rows: when the next is due, and that each period has come out once.
import type { DueNow } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { digestSchedule, periodKey, type Schedule } from '../../domain/schedule.ts'
import { type House, staffPlace } from '../house.ts'
import { type Allowed, digestSpace } from './digest-space.ts'
import { lateMs, postDigest } from './post.ts'
import { lastRun, nextRun } from './runs.ts'

/** The kind of the due row, and the schedule's name on its runs. */
export const digestKind = 'digest'

/** Plans the next run anew from the settings; undefined, and nothing is due, while there is no schedule. */
export async function reschedule(house: House, community: CommunityId): Promise<number | undefined> {
  const schedule = digestSchedule(await house.store.of(community).settings.get())
  if (schedule === undefined) {
    await house.delivery.notLater(community, digestKind, community)
    return undefined
  }
  const next = await nextUnrun(house, community, schedule)
  await house.delivery.later(community, digestKind, community, next)
  return next
}

/** The next run whose period has not come out yet: a new time on the same day makes no second digest of that day. */
async function nextUnrun(house: House, community: CommunityId, schedule: Schedule): Promise<number> {
  const { records } = house.store.of(community)
  let next = nextRun(schedule, house.clock.now())
  while (await records.hasRun(digestKind, periodKey(schedule, next))) next = nextRun(schedule, next)
  return next
}

/** Posts the latest period that is over, once, and plans the next. After an outage the ones between are not made up for. */
export async function runDue(house: House, { community, at }: DueNow, allowed: Allowed): Promise<void> {
  const { settings, records } = house.store.of(community)
  const schedule = digestSchedule(await settings.get())
  if (schedule === undefined) return
  const now = house.clock.now()
  const to = lastRun(schedule, now + 1)
  // A time of an older schedule: nothing of this one is over yet.
  if (to >= at && (await records.startRun(digestKind, periodKey(schedule, to), now)))
    await comeOut(house, community, schedule, to, allowed)
  await reschedule(house, community)
}

async function comeOut(
  house: House,
  community: CommunityId,
  schedule: Schedule,
  to: number,
  allowed: Allowed,
): Promise<void> {
  const space = await digestSpace(house, community, allowed)
  const place = space === undefined ? undefined : await staffPlace(house, space)
  if (space === undefined || place === undefined) {
    house.logger.warn('a digest has nowhere to go', { community })
    return
  }
  const from = lastRun(schedule, to)
  const period = { from, to, beforeFrom: lastRun(schedule, from), zone: schedule.zone }
  const isLate = house.clock.now() - to >= lateMs
  await postDigest(house, space, place, period, { remarks: isLate ? ['digest.late'] : [], scheduled: true })
}
