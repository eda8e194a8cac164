// The open threads of one community that have a target to meet: what is overdue first, then what is due soonest. What waits
// for its member has none to meet in that time, except for a first answer.
import { type Kysely, sql } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'
import { isOpenThread } from './is-open-thread.ts'
import {
  isAfter,
  isAsleep,
  isListed,
  narrowed,
  type QueueFilter,
  type QueueKey,
  threadsFound,
} from './queue-narrowing.ts'
import type { QueuePage } from './thread-queue.ts'

/** A page of them, counted and read from their index alone. */
export async function nearPageOf(
  db: () => Kysely<Tables>,
  community: CommunityId,
  filter: QueueFilter,
  now: number,
  from: QueueKey | number,
  most: number,
): Promise<QueuePage> {
  const rows = () =>
    db().selectFrom('threads').where('threads.community', '=', community).where('due_at', '>', 0).where(isOpenThread)
  const isAwake = isListed(filter, now)
  const counted = await narrowed(
    rows().select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) filter (where ${isAsleep(now)})`.as('asleep'),
      sql<number>`count(*) filter (where ${isAwake} and due_at <= ${now})`.as('overdue'),
      typeof from === 'number'
        ? sql<number>`0`.as('behind')
        : sql<number>`count(*) filter (where ${isAwake} and ${isAfter('due_at', from)})`.as('behind'),
    ]),
    community,
    filter,
  ).executeTakeFirstOrThrow()
  const [all, snoozed] = [Number(counted.all), Number(counted.asleep)]
  const listed = narrowed(rows().select(['threads.id', 'due_at as at', 'number']), community, filter).where(isAwake)
  const page = (typeof from === 'number' ? listed : listed.where(isAfter('due_at', from)))
    .orderBy('due_at')
    .orderBy('number')
    .limit(most)
    .offset(typeof from === 'number' ? from : 0)
  const found = await page.execute()
  const last = found.at(-1)
  const behind = typeof from === 'number' ? all - snoozed - from : Number(counted.behind)
  return {
    threads: await threadsFound(db(), community, found),
    listed: all - snoozed,
    pressing: Number(counted.overdue),
    snoozed,
    left: Math.max(0, behind - found.length),
    next: last === undefined ? undefined : { group: 0, at: last.at ?? 0, number: last.number },
  }
}
