// The newcomers of one community: who has taken part, who has not, and who was asked whether something is in the way. Kept by
// account, read by person.
import { type Kysely, type SqlBool, sql } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId, personId } from '../../domain/ids.ts'
import { type ActivationWay, type NudgeState, nudgeStates, type Stalled } from '../../domain/newcomer.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface Newcomers {
  /** Keeps that an account took part for the first time; nothing when it has before. */
  activated(member: MemberId, how: ActivationWay, at: number): Promise<void>
  /** Whether this account has taken part. */
  isActivated(member: MemberId): Promise<boolean>
  /** Whether a person takes part: with any account, also with one that was there before Hearth was. */
  takesPart(person: PersonId): Promise<boolean>
  /** Who came from `from` on and before `to`, is there still and has not taken part, the longest there first. */
  stalled(from: number, to: number): Promise<readonly Stalled[]>
  /** How many of the people who came from `from` on and before `to` have taken part by now. */
  tookPart(from: number, to: number): Promise<number>
  /** What has become of the question, at each account of a person that was asked. */
  nudges(person: PersonId): Promise<readonly NudgeState[]>
  nudged(member: MemberId, state: NudgeState, at: number): Promise<void>
}

const addActivation = hot(
  ['member', 'community', 'how', 'at'],
  (db, row: { member: string; community: string; how: string; at: number }) =>
    db
      .insertInto('activations')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
)

/** Whoever was there before Hearth was needs no first time. */
const takingPart = sql<SqlBool>`(account.joined_at is null or exists (
  select 1 from activations where activations.member = account.id and activations.community = account.community))`

/** The newcomers of one community. */
export function newcomersOf(db: () => Kysely<Tables>, community: CommunityId): Newcomers {
  return {
    async activated(member, how, at) {
      await addActivation(db(), { member, community, how, at })
    },
    async isActivated(member) {
      const row = await db()
        .selectFrom('activations')
        .select('at')
        .where('community', '=', community)
        .where('member', '=', member)
        .executeTakeFirst()
      return row !== undefined
    },
    async takesPart(person) {
      const row = await db()
        .selectFrom('members as account')
        .select('account.id')
        .where('account.community', '=', community)
        .where('account.person', '=', person)
        .where(takingPart)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    async stalled(from, to) {
      const rows = await db()
        .selectFrom('members')
        .innerJoin('spaces', 'spaces.key', 'members.space')
        .select([
          'members.id',
          'members.person',
          'members.space',
          'members.user',
          'members.name',
          'members.joined_at',
          'members.pending',
        ])
        .where('members.community', '=', community)
        .where('members.joined_at', '>=', from)
        .where('members.joined_at', '<', to)
        .where('members.left_at', 'is', null)
        .where('members.bot', '=', 0)
        .where('members.guest', '=', 0)
        // Who came before the setup was confirmed is nobody's newcomer.
        .whereRef('spaces.confirmed_at', '<=', 'members.joined_at')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('members as account')
                .select('account.id')
                .where('account.community', '=', community)
                .whereRef('account.person', '=', 'members.person')
                .where(takingPart),
            ),
          ),
        )
        .orderBy('members.joined_at')
        .orderBy('members.id')
        .execute()
      return rows.map(({ id, person, space, user, name, joined_at, pending }) => ({
        ...{ member: memberId(id), person: personId(person), user: { space: readSpaceKey(space), user }, name },
        ...{ joinedAt: joined_at ?? from, pending: pending === 1 },
      }))
    },
    async tookPart(from, to) {
      const { people } = await db()
        .selectFrom('activities')
        .innerJoin('members', 'members.id', 'activities.member')
        .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
        .where('activities.community', '=', community)
        .where('activities.kind', '=', 'joined')
        .where('activities.at', '>=', from)
        .where('activities.at', '<', to)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('members as account')
              .select('account.id')
              .where('account.community', '=', community)
              .whereRef('account.person', '=', 'members.person')
              .where(takingPart),
          ),
        )
        .executeTakeFirstOrThrow()
      return people
    },
    async nudges(person) {
      const rows = await db()
        .selectFrom('nudges')
        .select('state')
        .where('community', '=', community)
        .where('member', 'in', (build) =>
          build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
        )
        .execute()
      return rows.flatMap(({ state }) => nudgeStates.filter((one) => one === state))
    },
    async nudged(member, state, at) {
      await db()
        .insertInto('nudges')
        .values({ member, community, state, at })
        .onConflict((conflict) => conflict.column('member').doUpdateSet({ state, at }))
        .execute()
    },
  }
}
