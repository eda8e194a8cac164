// What lists of open threads are narrowed by, and where a page of one begins.
import { type Kysely, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { CommunityId, MemberId, ThreadId } from '../../domain/ids.ts'
import type { SupportThread } from '../../domain/support.ts'
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
  /** Only what has a target that is to be met, what is due soonest first. */
  readonly near?: true
  /** What is put off, in place of what is not. */
  readonly snoozed?: true
  /** The id of one. */
  readonly team?: string
  readonly topic?: string
  readonly priority?: Priority
  readonly tag?: string
  /** The id of the one that their openers belong to. */
  readonly organisation?: string
}

/** Where a thread stands in a list: what follows it is found however much was added or taken away before it. */
export interface QueueKey {
  /** Those that wait for the team stand before the others. */
  readonly group: 0 | 1
  /** Since when it has waited, or when it is due. */
  readonly at: number
  readonly number: number
}

/** A thread as it is found in an index, before all of it is read. */
export interface FoundThread {
  readonly id: string
  readonly at: number
  readonly number: number
}

type Rows<Row> = SelectQueryBuilder<Tables, 'threads', Row>

/** Leaves what is meant. Whether it waits, is put off or is due is not looked at here. */
export function narrowed<Row>(
  rows: Rows<Row>,
  community: CommunityId,
  { assignees, team, topic, priority, tag, organisation }: QueueFilter,
): Rows<Row> {
  let found = rows
  if (assignees !== undefined)
    found = assignees.length === 0 ? found.where('assignee', 'is', null) : found.where('assignee', 'in', [...assignees])
  if (team !== undefined) found = found.where('team', '=', team)
  if (organisation !== undefined) found = found.where('organisation', '=', organisation)
  if (topic !== undefined) found = found.where('topic', '=', topic)
  if (priority !== undefined) found = found.where('priority', '=', priority)
  if (tag === undefined) return found
  return found.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('thread_tags')
        .select('thread_tags.tag')
        .where('thread_tags.community', '=', community)
        .where('thread_tags.tag', '=', tag)
        .whereRef('thread_tags.thread', '=', 'threads.id'),
    ),
  )
}

/** Whether it is to be listed now: awake, or put off where that is what is listed. */
export const isListed = ({ snoozed }: QueueFilter, now: number): RawBuilder<SqlBool> =>
  snoozed === true ? isAsleep(now) : sql<SqlBool>`coalesce(snoozed_until, 0) <= ${now}`

export const isAsleep = (now: number): RawBuilder<SqlBool> => sql<SqlBool>`snoozed_until > ${now}`

/** Whether it stands after that in the order of a column and of the numbers. */
export const isAfter = (column: string, { at, number }: QueueKey): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)}, number) > (${at}, ${number})`

const threadById = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db.selectFrom('threads').selectAll().where('community', '=', community).where('id', '=', id),
)

/** One by one: SQLite, which knows no figures of its tables, would rather walk through a community than look for several. */
export async function threadsFound(
  db: Kysely<Tables>,
  community: CommunityId,
  found: readonly { readonly id: string | ThreadId }[],
): Promise<readonly SupportThread[]> {
  const rows = await Promise.all(found.map(({ id }) => threadById(db, { community, id })))
  return rows.flatMap(({ rows: [row] }) => (row === undefined ? [] : [threadOf(row)]))
}
