// Who voted, as the staff of one community read it: person by person, and how many organisations they belong to.
import { type Kysely, sql } from 'kysely'
import {
  type CommunityId,
  type MemberId,
  memberId,
  type PersonId,
  personId,
  type SuggestionId,
} from '../../domain/ids.ts'
import type { VoteSide } from '../../domain/vote.ts'
import type { Tables } from '../schema.ts'
import { countedFor, latestVote } from './votes.ts'

/** One person who voted. */
export interface ListedVoter {
  /** The first of their accounts that voted, in an order of its own. */
  readonly member: MemberId
  readonly person: PersonId
  readonly side: VoteSide
  /** Who of the staff put it in for them; undefined where they gave it. */
  readonly putBy: MemberId | undefined
}

export interface VoteLists {
  /** Those behind that account in the order; `most` of them. */
  page(id: SuggestionId, after: string, most: number): Promise<readonly ListedVoter[]>
  /** To how many organisations those belong who voted for it. */
  organisations(id: SuggestionId): Promise<number>
}

/** The lists of one community. */
export function voteListsOf(db: () => Kysely<Tables>, community: CommunityId): VoteLists {
  const votes = (id: SuggestionId) =>
    db()
      .selectFrom('votes')
      .innerJoin('members', 'members.id', 'votes.member')
      .where('votes.community', '=', community)
      .where('votes.suggestion', 'in', countedFor(db(), community, id))
  return {
    async page(id, after, most) {
      const first = sql<string>`min(votes.member)`
      const rows = await votes(id)
        .select(['members.person', first.as('first'), latestVote.as('latest')])
        .select((build) => build.fn.max('votes.put_by').as('put_by'))
        .groupBy('members.person')
        .having(first, '>', after)
        .orderBy(first)
        .limit(most)
        .execute()
      return rows.map(({ person, first: member, latest, put_by }) => ({
        ...{ member: memberId(member), person: personId(person), side: Number(latest) % 2 === 1 ? 'against' : 'for' },
        putBy: put_by === null ? undefined : memberId(put_by),
      }))
    },
    async organisations(id) {
      const people = votes(id)
        .select(['members.person', latestVote.as('latest')])
        .groupBy('members.person')
        .as('people')
      const { count } = await db()
        .selectFrom(people)
        .innerJoin('person_organisations', 'person_organisations.person', 'people.person')
        .where('person_organisations.community', '=', community)
        .where(sql<number>`people.latest % 2`, '=', 0)
        .select((build) => build.fn.count<number>('person_organisations.organisation').distinct().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
  }
}
