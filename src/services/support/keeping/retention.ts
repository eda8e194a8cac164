// Erases threads that ended longer ago than their community keeps them, and notes on people that are as old: once a day, and in portions where there are many.
import { Temporal } from 'temporal-polyfill'
import type { DueNow } from '../../../delivery/delivery.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'
import { around } from '../around.ts'
import type { Turns } from '../turns.ts'
import { eraseThread } from './erase.ts'

/** The kind of what is due; its subject is the community. */
export const retentionName = 'support.retention'

const dayMs = 24 * 60 * 60_000
/** When the next portion goes. */
const soonMs = 1_000
/** So many threads are erased in one transaction. */
const portion = 25

/** From now on the community's threads are looked through every day. */
export async function retainFrom({ delivery, clock }: House, community: CommunityId): Promise<void> {
  if ((await delivery.dueAt(community, retentionName, community)) !== undefined) return
  await delivery.later(community, retentionName, community, clock.now() + dayMs)
}

/** Looks through them, and has it done again. */
export async function retain(house: House, turns: Pick<Turns, 'tell'>, { community }: DueNow): Promise<void> {
  const { store, delivery, clock } = house
  const now = clock.now()
  const months = (await store.of(community).settings.get())['support.keep-months']
  const old = months === 0 ? [] : await store.of(community).threadKeeping.endedBefore(before(now, months), portion)
  for (const id of old) {
    const about = await around(house, community, id)
    if (about !== undefined) await eraseThread(house, turns, about)
  }
  const notes = months === 0 ? 0 : await store.of(community).touchPoints.forgetBefore(before(now, months), portion)
  const isMore = old.length === portion || notes === portion
  await delivery.later(community, retentionName, community, now + (isMore ? soonMs : dayMs))
}

/** So many months before a moment, by the calendar. */
const before = (at: number, months: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').subtract({ months }).epochMilliseconds
