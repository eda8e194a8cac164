// Who was let into the support threads of one community beside their openers and the team.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId, type ThreadId, threadId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface ThreadPeople {
  /** False when they are in it already. */
  add(thread: ThreadId, member: MemberId, at: number): Promise<boolean>
  /** False when they were not in it. */
  remove(thread: ThreadId, member: MemberId): Promise<boolean>
  /** The accounts that were let in, in their order. */
  of(thread: ThreadId): Promise<readonly MemberId[]>
  /** Whether a person was, with any account. */
  has(thread: ThreadId, person: PersonId): Promise<boolean>
  /** The threads that any of these accounts was let into. */
  withAny(members: readonly MemberId[]): Promise<readonly ThreadId[]>
}

const letIn = hot(
  ['community', 'thread', 'person'],
  (db, { community, thread, person }: { community: string; thread: string; person: string }) =>
    db
      .selectFrom('thread_people')
      .innerJoin('members', 'members.id', 'thread_people.member')
      .select('thread_people.member')
      .where('thread_people.community', '=', community)
      .where('thread_people.thread', '=', thread)
      .where('members.community', '=', community)
      .where('members.person', '=', person)
      .limit(1),
)

/** The people of one community's threads. */
export const threadPeopleOf = (db: () => Kysely<Tables>, community: CommunityId): ThreadPeople => ({
  async add(thread, member, at) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('thread_people')
      .values({ community, thread, member, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async remove(thread, member) {
    const { numDeletedRows } = await db()
      .deleteFrom('thread_people')
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('member', '=', member)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
  async of(thread) {
    const rows = await db()
      .selectFrom('thread_people')
      .select('member')
      .where('community', '=', community)
      .where('thread', '=', thread)
      .orderBy('at')
      .orderBy('member')
      .execute()
    return rows.map(({ member }) => memberId(member))
  },
  async withAny(members) {
    if (members.length === 0) return []
    const rows = await db()
      .selectFrom('thread_people')
      .select('thread')
      .where('community', '=', community)
      .where('member', 'in', [...members])
      .execute()
    return [...new Set(rows.map(({ thread }) => thread))].map(threadId)
  },
  has: async (thread, person) => (await letIn(db(), { community, thread, person })).rows.length > 0,
})
