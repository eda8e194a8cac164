// Whom the suggestions of one community concern, person by person, and where each of them was last.
import type { Kysely } from 'kysely'
import {
  type CommunityId,
  type MemberId,
  memberId,
  type PersonId,
  personId,
  type SuggestionId,
  suggestionId,
} from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'
import { countedFor, hearNothing } from './votes.ts'

export interface Voter {
  readonly member: MemberId
  readonly person: PersonId
}

/** An account of a person that is in its space still. */
export interface Account {
  readonly member: MemberId
  /** When it was last seen; undefined while nobody else is the same person. */
  readonly activeAt: number | undefined
  /** When it voted last; undefined when it never did. */
  readonly votedAt: number | undefined
}

/** Those concerned by a suggestion: whoever voted on it, follows it, or put forward what was merged into it, and wants to hear. */
export interface Voters {
  /** How many people that is who can still be told of it, beside these. */
  others(id: SuggestionId, beside: readonly PersonId[]): Promise<number>
  /** The account of one after this one, in an order of its own that stays as it is; undefined: there is none. */
  next(id: SuggestionId, after: string): Promise<Voter | undefined>
  /** Whether the person was found by an account before this one in that order. */
  votedBefore(id: SuggestionId, voter: Voter): Promise<boolean>
  /** Whether the person is among them, with whichever account. */
  isAmong(id: SuggestionId, person: PersonId): Promise<boolean>
  /** The suggestions for which a vote of any account of a person counts. */
  votedFor(person: PersonId): Promise<readonly SuggestionId[]>
  /** The accounts of a person, the oldest first. */
  accounts(person: PersonId): Promise<readonly Account[]>
}

/** Every account that is concerned, but for those of people who want to hear nothing more. */
function concernedBy(db: Kysely<Tables>, community: CommunityId, id: SuggestionId) {
  const accounts = db
    .selectFrom('votes')
    .select('member')
    .where('community', '=', community)
    .where('suggestion', 'in', countedFor(db, community, id))
    .union(
      db
        .selectFrom('follows')
        .select('member')
        .where('community', '=', community)
        .where('suggestion', 'in', countedFor(db, community, id))
        .where('muted', '=', 0),
    )
    .union(
      db
        .selectFrom('suggestions')
        .select('author as member')
        .where('community', '=', community)
        .where('counts_for', '=', id)
        .where('id', '!=', id),
    )
  return db
    .selectFrom('members')
    .where('members.id', 'in', accounts)
    .where('members.person', 'not in', hearNothing(db, community, countedFor(db, community, id)))
}

/** The voters of one community. */
export function votersOf(db: () => Kysely<Tables>, community: CommunityId): Voters {
  return {
    async others(id, beside) {
      const { people } = await concernedBy(db(), community, id)
        .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
        .where('members.person', 'not in', [...beside])
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('members as account')
              .select('account.id')
              .where('account.community', '=', community)
              .whereRef('account.person', '=', 'members.person')
              .where('account.left_at', 'is', null),
          ),
        )
        .executeTakeFirstOrThrow()
      return people
    },
    async next(id, after) {
      const row = await concernedBy(db(), community, id)
        .select(['members.id', 'members.person'])
        .where('members.id', '>', after)
        .orderBy('members.id')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : { member: memberId(row.id), person: personId(row.person) }
    },
    async votedBefore(id, { member, person }) {
      const row = await concernedBy(db(), community, id)
        .select('members.id')
        .where('members.person', '=', person)
        .where('members.id', '<', member)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    async isAmong(id, person) {
      const row = await concernedBy(db(), community, id)
        .select('members.id')
        .where('members.person', '=', person)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    async votedFor(person) {
      const rows = await db()
        .selectFrom('votes')
        .innerJoin('suggestions', 'suggestions.id', 'votes.suggestion')
        .select((build) => build.fn.coalesce('suggestions.counts_for', 'suggestions.id').as('id'))
        .distinct()
        .where('votes.community', '=', community)
        .where('votes.member', 'in', (build) =>
          build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
        )
        .execute()
      return rows.map(({ id }) => suggestionId(id))
    },
    async accounts(person) {
      const rows = await db()
        .selectFrom('members')
        .select((build) => [
          'members.id',
          'members.active_at',
          build
            .selectFrom('votes')
            .select((vote) => vote.fn.max('votes.at').as('at'))
            .where('votes.community', '=', community)
            .whereRef('votes.member', '=', 'members.id')
            .as('votedAt'),
        ])
        .where('members.community', '=', community)
        .where('members.person', '=', person)
        .where('members.left_at', 'is', null)
        .orderBy('members.id')
        .execute()
      return rows.map(({ id, active_at, votedAt }) => ({
        ...{ member: memberId(id), activeAt: active_at ?? undefined, votedAt: votedAt ?? undefined },
      }))
    },
  }
}
