// The open threads of one community as staff list them: those that wait for the team first, the longest waiting before the others.
import { type Kysely, sql } from 'kysely'
import { isUnanswered } from '../../domain/digest.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { openStates, type SupportThread, type ThreadState } from '../../domain/support.ts'
import type { Tables } from '../schema.ts'
import { isOpenThread } from './is-open-thread.ts'
import {
  type FoundThread,
  isAfter,
  isAsleep,
  isListed,
  narrowed,
  type QueueFilter,
  type QueueKey,
  threadsFound,
} from './queue-narrowing.ts'
import { nearPageOf } from './thread-near.ts'

export interface QueuePage {
  readonly threads: readonly SupportThread[]
  /** All that is listed, on whichever page. */
  readonly listed: number
  /** How many of those wait for the team; where what is near its target is listed, how many are overdue. */
  readonly pressing: number
  /** How many more are put off. */
  readonly snoozed: number
  /** How many stand after this page. */
  readonly left: number
  /** What the next page begins behind; undefined on an empty page. */
  readonly next: QueueKey | undefined
}

export interface ThreadQueue {
  /** `most` of what is listed: what stands behind that key, or from that one on as they are counted from 0. */
  page(filter: QueueFilter, now: number, from: QueueKey | number, most: number): Promise<QueuePage>
}

/** The states in which a thread waits for the team, and those in which it does not, in the order in which they are listed. */
const groups = [
  openStates.filter((state) => isUnanswered({ state })),
  openStates.filter((state) => !isUnanswered({ state })),
] as const

interface GroupCounts {
  readonly awake: number
  readonly asleep: number
  /** How many of what is listed stand behind the key. */
  readonly behind: number
}

/** Where the reading of a group begins. */
type Begins = QueueKey | number

/** The queue of one community. */
export function threadQueueOf(db: () => Kysely<Tables>, community: CommunityId): ThreadQueue {
  const inState = (state: ThreadState) =>
    db().selectFrom('threads').where('threads.community', '=', community).where('threads.state', '=', state)

  /** Each state is counted apart: to walk along a part of an index costs less than to sort what is in it into groups. */
  async function counted(filter: QueueFilter, now: number, key: QueueKey | undefined) {
    const of = (state: ThreadState) =>
      narrowed(
        inState(state)
          .select([
            sql<string>`${sql.lit(state)}`.as('state'),
            sql<number>`count(*)`.as('all'),
            sql<number>`count(*) filter (where ${isAsleep(now)})`.as('asleep'),
            key === undefined
              ? sql<number>`0`.as('behind')
              : sql<number>`count(*) filter (where ${isListed(filter, now)} and ${isAfter('waiting_since', key)})`.as(
                  'behind',
                ),
          ])
          .where(isOpenThread),
        community,
        filter,
      )
    const [first, ...more] = (filter.waiting === true ? groups[0] : openStates).map(of)
    if (first === undefined) throw new Error('there is no state in which a thread is open')
    const rows = await more.reduce((together, one) => together.unionAll(one), first).execute()
    return groups.map((states): GroupCounts => {
      const these = rows.filter(({ state }) => states.some((one) => one === state))
      const sum = (count: (row: (typeof rows)[number]) => number | string): number =>
        these.reduce((all, row) => all + Number(count(row)), 0)
      const asleep = sum((row) => row.asleep)
      return { asleep, awake: sum((row) => row.all) - asleep, behind: sum((row) => row.behind) }
    })
  }

  /** Each state is read in the order of its index, which holds all that it is narrowed by: no more is read than is shown. */
  async function found(
    group: 0 | 1,
    filter: QueueFilter,
    now: number,
    begins: Begins,
    most: number,
  ): Promise<readonly FoundThread[]> {
    if (most === 0 || (group === 1 && filter.waiting === true)) return []
    const of = (state: ThreadState) => {
      const rows = narrowed(
        inState(state).select(['threads.id', 'waiting_since as at', 'number']),
        community,
        filter,
      ).where(isListed(filter, now))
      return typeof begins === 'number' ? rows : rows.where(isAfter('waiting_since', begins))
    }
    const [first, ...more] = groups[group].map(of)
    if (first === undefined) return []
    const all = more.reduce((together, one) => together.unionAll(one), first)
    return all
      .orderBy('at')
      .orderBy('number')
      .limit(most)
      .offset(typeof begins === 'number' ? begins : 0)
      .execute()
  }

  return {
    async page(filter, now, from, most) {
      if (filter.near === true) return nearPageOf(db, community, filter, now, from, most)
      const key = typeof from === 'number' ? undefined : from
      const counts = await counted(filter, now, key)
      const [waiting, rest] = counts.map(({ awake, asleep }) => (filter.snoozed === true ? asleep : awake))
      if (waiting === undefined || rest === undefined) throw new Error('a group was not counted')
      const [begins, group]: [Begins, 0 | 1] =
        typeof from !== 'number' ? [from, from.group] : from < waiting ? [from, 0] : [from - waiting, 1]
      const first = group === 0 ? await found(0, filter, now, begins, most) : []
      const second = await found(1, filter, now, group === 0 ? 0 : begins, most - first.length)
      const all = [...first, ...second]
      const last = all.at(-1)
      const behind = key === undefined ? waiting + rest - Number(from) : behindKey(key, counts, rest)
      return {
        threads: await threadsFound(db(), community, all),
        listed: waiting + rest,
        pressing: waiting,
        snoozed: filter.snoozed === true ? 0 : counts.reduce((sum, { asleep }) => sum + asleep, 0),
        left: Math.max(0, behind - all.length),
        next: last === undefined ? undefined : { group: second.length > 0 ? 1 : 0, at: last.at, number: last.number },
      }
    },
  }
}

/** What stands behind a key of the first group is in both. */
const behindKey = ({ group }: QueueKey, counts: readonly GroupCounts[], rest: number): number =>
  (counts[group]?.behind ?? 0) + (group === 0 ? rest : 0)
