// What was done about the support threads of one community: by members, as the audit has it, and by Hearth itself.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface HistoryLine {
  /** Later ones sort after earlier ones. */
  readonly id: string
  /** Undefined: Hearth itself. */
  readonly member: MemberId | undefined
  readonly act: string
  readonly detail: string | undefined
  readonly at: number
}

export interface ThreadHistoryRows {
  /** Keeps what Hearth itself did. */
  noted(thread: ThreadId, line: Omit<HistoryLine, 'member'>): Promise<void>
  /** The latest lines, or the latest before one, `most` of them, the oldest of those first. */
  lines(thread: ThreadId, most: number, before?: string): Promise<readonly HistoryLine[]>
  /** When Hearth itself last did this about it; undefined: never. */
  lastNoted(thread: ThreadId, act: string): Promise<number | undefined>
  /** The last time that a member did this about it. */
  last(thread: ThreadId, act: string): Promise<Pick<HistoryLine, 'member' | 'detail'> | undefined>
}

/** Sorts after every id. */
const end = '~'

/** The histories of one community's threads. */
export const threadHistoryOf = (db: () => Kysely<Tables>, community: CommunityId): ThreadHistoryRows => ({
  async noted(thread, { id, act, detail, at }) {
    await db()
      .insertInto('thread_events')
      .values({ id, community, thread, act, detail: detail ?? null, at })
      .execute()
  },
  async lines(thread, most, before = end) {
    const byHearth = await db()
      .selectFrom('thread_events')
      .select(['id', 'act', 'detail', 'at'])
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('id', '<', before)
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
    const byMembers = await db()
      .selectFrom('audit')
      .select(['id', 'member', 'act', 'detail', 'at'])
      .where('community', '=', community)
      .where('subject', '=', thread)
      .where('id', '<', before)
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
    return [...byHearth.map((row) => ({ ...row, member: undefined })), ...byMembers]
      .toSorted((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, most)
      .toReversed()
      .map(({ member, detail, ...line }) => ({
        ...line,
        member: member === undefined ? undefined : memberId(member),
        detail: detail ?? undefined,
      }))
  },
  async lastNoted(thread, act) {
    const row = await db()
      .selectFrom('thread_events')
      .select('at')
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('act', '=', act)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.at
  },
  async last(thread, act) {
    const row = await db()
      .selectFrom('audit')
      .select(['member', 'detail'])
      .where('community', '=', community)
      .where('subject', '=', thread)
      .where('act', '=', act)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row === undefined ? undefined : { member: memberId(row.member), detail: row.detail ?? undefined }
  },
})
