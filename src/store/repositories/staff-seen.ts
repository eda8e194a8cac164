// Which accounts of one community were seen to be moderators or admins: platforms tell it of whoever calls, and of no other.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId, personId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import { madeOf } from '../made-of.ts'
import type { Tables } from '../schema.ts'

export interface StaffSeen {
  /** When this account was last seen to be one; undefined when it never was. */
  lastOf(member: MemberId): Promise<number | undefined>
  saw(member: MemberId, at: number): Promise<void>
  /** Two of the people at most who were seen to be since then and are there, the hosts of spaces among them. */
  twoSince(at: number): Promise<readonly PersonId[]>
  /** So many of the accounts that were, at most; whoever was last seen first. */
  membersSince(at: number, most: number): Promise<readonly MemberId[]>
}

const lastSeen = hot(['community', 'member'], (db, { community, member }: { community: string; member: string }) =>
  db.selectFrom('staff_seen').select('at').where('community', '=', community).where('member', '=', member),
)

const people = hot(['community', 'at'], (db, { community, at }: { community: string; at: number }) =>
  db
    .selectFrom('staff_seen')
    .innerJoin('members', 'members.id', 'staff_seen.member')
    .select('members.person')
    .where('staff_seen.community', '=', community)
    .where('staff_seen.at', '>=', at)
    .where('members.left_at', 'is', null)
    .union(
      db
        .selectFrom('spaces')
        .innerJoin('members', (join) =>
          join.onRef('members.space', '=', 'spaces.key').onRef('members.user', '=', 'spaces.host_user'),
        )
        .select('members.person')
        .where('spaces.community', '=', community)
        .where('members.community', '=', community),
    )
    .limit(2),
)

const peopleIn = madeOf((rows: readonly { readonly person: string }[]) => rows.map(({ person }) => personId(person)))

/** Those of one community. */
export const staffSeenOf = (db: () => Kysely<Tables>, community: CommunityId): StaffSeen => ({
  async lastOf(member) {
    const { rows } = await lastSeen(db(), { community, member })
    return rows[0]?.at
  },
  async saw(member, at) {
    await db()
      .insertInto('staff_seen')
      .values({ member, community, at })
      .onConflict((conflict) => conflict.column('member').doUpdateSet({ at }))
      .execute()
  },
  async twoSince(at) {
    return peopleIn((await people(db(), { community, at })).rows)
  },
  async membersSince(at, most) {
    const found = await db()
      .selectFrom('staff_seen')
      .select('member')
      .where('community', '=', community)
      .where('at', '>=', at)
      .orderBy('at', 'desc')
      .limit(most)
      .execute()
    return found.map(({ member }) => memberId(member))
  },
})
