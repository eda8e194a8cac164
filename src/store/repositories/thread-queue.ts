// The open threads of one community as staff list them: those that wait for the team first, the longest waiting before the others.
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { isUnanswered } from '../../domain/digest.ts'
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import { openStates, type SupportThread, type ThreadState } from '../../domain/support.ts'
import type { Priority } from '../../domain/team.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { threadOf } from './thread-row.ts'

/** What is listed; what is absent does not narrow it. */
export interface QueueFilter {
  /** Those of these accounts; none: of nobody. */
  readonly assignees?: readonly MemberId[]
  /** Only what waits for the team. */
  readonly waiting?: true
  /** What is put off, in place of what is not. */
  readonly snoozed?: true
  /** The id of one. */
  readonly team?: string
  readonly topic?: string
  readonly priority?: Priority
  readonly tag?: string
}

export interface QueueCounts {
  /** All that is listed. */
  readonly listed: number
  /** How many of those wait for the team. */
  readonly waiting: number
  /** How many more are put off. */
  readonly snoozed: number
}

export interface ThreadQueue {
  /** `most` of what is listed, from that one on. `known`: the counts, where they were asked for just now. */
  page(
    filter: QueueFilter,
    now: number,
    from: number,
    most: number,
    known?: QueueCounts,
  ): Promise<readonly SupportThread[]>
  counts(filter: QueueFilter, now: number): Promise<QueueCounts>
}

/** The states in which a thread waits for the team, and those in which it does not, in the order in which they are listed. */
const groups = [
  openStates.filter((state) => isUnanswered({ state })),
  openStates.filter((state) => !isUnanswered({ state })),
]

const threadById = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db.selectFrom('threads').selectAll().where('community', '=', community).where('id', '=', id),
)

type Rows<Row> = SelectQueryBuilder<Tables, 'threads', Row>

/** The queue of one community. */
export function threadQueueOf(db: () => Kysely<Tables>, community: CommunityId): ThreadQueue {
  const inState = (state: ThreadState) =>
    db().selectFrom('threads').where('threads.community', '=', community).where('threads.state', '=', state)

  function narrowed<Row>(rows: Rows<Row>, { assignees, team, topic, priority, tag }: QueueFilter): Rows<Row> {
    let found = rows
    if (assignees !== undefined)
      found =
        assignees.length === 0 ? found.where('assignee', 'is', null) : found.where('assignee', 'in', [...assignees])
    if (team !== undefined) found = found.where('team', '=', team)
    if (topic !== undefined) found = found.where('topic', '=', topic)
    if (priority !== undefined) found = found.where('priority', '=', priority)
    if (tag === undefined) return found
    return found.where('threads.id', 'in', (build) =>
      build
        .selectFrom('thread_tags')
        .select('thread')
        .where('thread_tags.community', '=', community)
        .where('tag', '=', tag),
    )
  }

  const isAsleep = (now: number) => sql<boolean>`coalesce(snoozed_until, 0) > ${now}`
  const isAwake = (now: number) => sql<boolean>`coalesce(snoozed_until, 0) <= ${now}`

  async function counts(filter: QueueFilter, now: number): Promise<QueueCounts> {
    const [forTeam = [], others = []] = groups
    const states = filter.waiting === true ? forTeam : openStates
    const rows = await narrowed(
      db()
        .selectFrom('threads')
        .select((build) => [
          'threads.state',
          build.fn.countAll<number>().as('all'),
          sql<number>`coalesce(sum(case when coalesce(snoozed_until, 0) > ${now} then 1 else 0 end), 0)`.as('asleep'),
        ])
        .where('threads.community', '=', community)
        .where('threads.state', 'in', [...states])
        .groupBy('threads.state'),
      filter,
    ).execute()
    const count = (of: readonly ThreadState[]) => {
      const these = rows.filter(({ state }) => of.some((one) => one === state))
      const asleep = these.reduce((sum, row) => sum + Number(row.asleep), 0)
      return { asleep, awake: these.reduce((sum, row) => sum + Number(row.all), -asleep) }
    }
    const [waiting, rest] = [count(forTeam), count(others)]
    if (filter.snoozed === true) return { listed: waiting.asleep + rest.asleep, waiting: waiting.asleep, snoozed: 0 }
    return {
      listed: waiting.awake + rest.awake,
      waiting: waiting.awake,
      snoozed: waiting.asleep + rest.asleep,
    }
  }

  /** Each state is read in the order of its index, which holds all that it is narrowed by: no more is read than is shown. */
  async function idsOf(states: readonly ThreadState[], filter: QueueFilter, now: number, from: number, most: number) {
    const of = (state: ThreadState) =>
      narrowed(inState(state).select(['threads.id', 'waiting_since', 'number']), filter).where(
        filter.snoozed === true ? isAsleep(now) : isAwake(now),
      )
    const [first, ...more] = states.map(of)
    if (first === undefined || most === 0) return []
    const all = more.reduce((together, one) => together.unionAll(one), first)
    const rows = await all.orderBy('waiting_since').orderBy('number').limit(most).offset(from).execute()
    return rows.map(({ id }) => id)
  }

  /** One by one: SQLite, which knows no figures of its tables, would rather walk through a community than look for several. */
  async function threadsOf(ids: readonly string[]): Promise<readonly SupportThread[]> {
    const rows = await Promise.all(ids.map((id) => threadById(db(), { community, id })))
    return rows.flatMap(({ rows: [row] }) => (row === undefined ? [] : [threadOf(row)]))
  }

  return {
    counts,
    async page(filter, now, from, most, known) {
      const [forTeam = [], others = []] = groups
      const { waiting } = known ?? (await counts(filter, now))
      const first = from < waiting ? await idsOf(forTeam, filter, now, from, most) : []
      const isWhole = first.length === most || filter.waiting === true
      const rest = isWhole ? [] : await idsOf(others, filter, now, Math.max(0, from - waiting), most - first.length)
      return threadsOf([...first, ...rest])
    },
  }
}
