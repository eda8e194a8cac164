// Who voted for the suggestions of one community, person by person, and where each of them was last.
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
import { mergedAuthors } from './merged-authors.ts'
import { countedFor } from './votes.ts'

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

export interface Voters {
  /** How many people voted who can still be told of it, beside these. */
  others(id: SuggestionId, beside: readonly PersonId[]): Promise<number>
  /** The account after this one that voted, in an order of its own that stays as it is; undefined: there is none. */
  next(id: SuggestionId, after: string): Promise<Voter | undefined>
  /** Whether the person has given a vote with an account before this one in that order. */
  votedBefore(id: SuggestionId, voter: Voter): Promise<boolean>
  /** The suggestions that any account of a person has voted for. */
  votedFor(person: PersonId): Promise<readonly SuggestionId[]>
  /** The accounts of a person, the oldest first. */
  accounts(person: PersonId): Promise<readonly Account[]>
}

/** The voters of one community. */
export function votersOf(db: () => Kysely<Tables>, community: CommunityId): Voters {
  /** Every account that voted for it or for what was merged into it, or put that forward. */
  const concerned = (id: SuggestionId) =>
    db()
      .selectFrom('votes')
      .select('votes.member')
      .where('votes.community', '=', community)
      .where('votes.suggestion', 'in', countedFor(db(), community, id))
      .union(mergedAuthors(db(), community, id))
  const voters = (id: SuggestionId) =>
    db().selectFrom('members').where('members.community', '=', community).where('members.id', 'in', concerned(id))
  return {
    async others(id, beside) {
      const { people } = await voters(id)
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
      const row = await voters(id)
        .select(['members.id', 'members.person'])
        .where('members.id', '>', after)
        .orderBy('members.id')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : { member: memberId(row.id), person: personId(row.person) }
    },
    async votedBefore(id, { member, person }) {
      const row = await voters(id)
        .select('members.id')
        .where('members.person', '=', person)
        .where('members.id', '<', member)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    async votedFor(person) {
      const rows = await db()
        .selectFrom('votes')
        .select('suggestion')
        .distinct()
        .where('community', '=', community)
        .where('member', 'in', (build) =>
          build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
        )
        .execute()
      return rows.map(({ suggestion }) => suggestionId(suggestion))
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
