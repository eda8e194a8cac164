// The suggestions of one community in the orders that people ask for, page by page. Each is read along an index, status by
// status, so that no list walks through all there are.
import { type Kysely, sql } from 'kysely'
import { type CommunityId, type MemberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { type Suggestion, type SuggestionStatus, suggestionStatuses } from '../../domain/suggestion.ts'
import type { ListKey, ListOrder } from '../../domain/suggestion-list.ts'
import type { Tables } from '../schema.ts'
import { suggestionOf } from './suggestions.ts'
import { latestVote } from './votes.ts'

export interface ListFilter {
  /** Those that are there; without any, all but what was merged into another. */
  readonly statuses?: readonly SuggestionStatus[]
  readonly team?: string
  readonly topic?: string
  /** Those of these accounts, also what nobody else may see. */
  readonly authors?: readonly MemberId[]
}

export interface SuggestionLists {
  /** `most` of them in that order, behind a key or from the beginning. */
  page(
    filter: ListFilter,
    order: Exclude<ListOrder, 'trending'>,
    behind: ListKey | undefined,
    most: number,
  ): Promise<readonly Listed[]>
  /** Those that were voted for since then, later votes weighing more: `most` of them after so many. */
  trending(filter: ListFilter, since: number, after: number, most: number): Promise<readonly Suggestion[]>
  /** Those of a status that were decided since then, the latest first. */
  decidedSince(status: SuggestionStatus, since: number, most: number): Promise<readonly Suggestion[]>
  /** How many people want each of these, and how many organisations those belong to. */
  counted(ids: readonly SuggestionId[]): Promise<ReadonlyMap<SuggestionId, Counted>>
  /** The topics that there are suggestions on, in their order. */
  topics(most: number): Promise<readonly string[]>
}

export interface Counted {
  readonly people: number
  readonly organisations: number
}

/** A suggestion, and where it stands in the list. */
export interface Listed {
  readonly suggestion: Suggestion
  readonly key: ListKey
}

const unmerged = suggestionStatuses.filter((status) => status !== 'duplicate')

/** What counts for another is listed where it is asked for, and among one's own. */
const statusesOf = ({ statuses, authors }: ListFilter): readonly SuggestionStatus[] =>
  statuses ?? (authors === undefined ? unmerged : suggestionStatuses)

/** The lists of one community. */
export function suggestionListsOf(db: () => Kysely<Tables>, community: CommunityId): SuggestionLists {
  const ofStatus = (status: SuggestionStatus, { team, topic, authors }: ListFilter) => {
    let rows = db()
      .selectFrom('suggestions')
      .where('suggestions.community', '=', community)
      .where('suggestions.status', '=', status)
    if (authors === undefined)
      rows = rows.where('suggestions.published_at', 'is not', null).where('suggestions.withdrawn_at', 'is', null)
    if (team !== undefined) rows = rows.where('suggestions.team', '=', team)
    if (topic !== undefined) rows = rows.where('suggestions.topic', '=', topic)
    if (authors !== undefined) rows = rows.where('suggestions.author', 'in', [...authors])
    return rows
  }

  async function ofEach(
    filter: ListFilter,
    order: Exclude<ListOrder, 'trending'>,
    key: ListKey | undefined,
    most: number,
  ) {
    const of = (status: SuggestionStatus) => {
      const rows = ofStatus(status, filter).selectAll('suggestions')
      if (order === 'votes') {
        const sorted = rows.orderBy('wanted_by', 'desc').orderBy('number', 'desc').limit(most)
        return key === undefined
          ? sorted
          : sorted.where(sql<boolean>`(wanted_by, number) < (${key.wanted}, ${key.number})`)
      }
      const sorted = rows.orderBy('number', order === 'oldest' ? 'asc' : 'desc').limit(most)
      return key === undefined ? sorted : sorted.where('number', order === 'oldest' ? '>' : '<', key.number)
    }
    const found = await Promise.all(statusesOf(filter).map((status) => of(status).execute()))
    return found.flat()
  }

  return {
    async page(filter, order, behind, most) {
      const rows = await ofEach(filter, order, behind, most)
      const sorted = rows.toSorted((one, other) => {
        if (order === 'oldest') return one.number - other.number
        if (order === 'votes' && one.wanted_by !== other.wanted_by) return other.wanted_by - one.wanted_by
        return other.number - one.number
      })
      return sorted.slice(0, most).map((row) => ({
        suggestion: suggestionOf(row),
        // How many want one is told by no button where nobody is to read it.
        key: { number: row.number, wanted: order === 'votes' ? row.wanted_by : 0 },
      }))
    },
    async trending(filter, since, after, most) {
      const { team, topic, authors } = filter
      let rows = db()
        .selectFrom('votes')
        .innerJoin('suggestions as given', 'given.id', 'votes.suggestion')
        .innerJoin('suggestions', 'suggestions.id', 'given.counts_for')
        .selectAll('suggestions')
        .where('votes.community', '=', community)
        .where('votes.at', '>', since)
        .where('votes.side', '=', 'for')
        .where('suggestions.community', '=', community)
        .where('suggestions.status', 'in', [...statusesOf(filter)])
        .where('suggestions.published_at', 'is not', null)
        .where('suggestions.withdrawn_at', 'is', null)
      if (team !== undefined) rows = rows.where('suggestions.team', '=', team)
      if (topic !== undefined) rows = rows.where('suggestions.topic', '=', topic)
      if (authors !== undefined) rows = rows.where('suggestions.author', 'in', [...authors])
      const found = await rows
        .groupBy('suggestions.id')
        .orderBy(sql`sum(votes.at - ${since})`, 'desc')
        .orderBy('suggestions.number', 'desc')
        .offset(after)
        .limit(most)
        .execute()
      return found.map(suggestionOf)
    },
    async decidedSince(status, since, most) {
      const found = await ofStatus(status, {})
        .selectAll('suggestions')
        .where('suggestions.decided_at', '>', since)
        .orderBy('suggestions.decided_at', 'desc')
        .limit(most)
        .execute()
      return found.map(suggestionOf)
    },
    async counted(ids) {
      if (ids.length === 0) return new Map()
      const voters = db()
        .selectFrom('suggestions')
        .innerJoin('votes', 'votes.suggestion', 'suggestions.id')
        .innerJoin('members', 'members.id', 'votes.member')
        .select(['suggestions.counts_for', 'members.person'])
        .where('suggestions.community', '=', community)
        .where('suggestions.counts_for', 'in', [...ids])
        .groupBy(['suggestions.counts_for', 'members.person'])
        .having(sql<number>`${latestVote} % 2`, '=', 0)
        .as('voters')
      const rows = await db()
        .selectFrom(voters)
        .leftJoin('person_organisations', (join) =>
          join
            .onRef('person_organisations.person', '=', 'voters.person')
            .on('person_organisations.community', '=', community),
        )
        .select((build) => [
          'voters.counts_for as id',
          build.fn.count<number>('voters.person').distinct().as('people'),
          build.fn.count<number>('person_organisations.organisation').distinct().as('organisations'),
        ])
        .groupBy('voters.counts_for')
        .execute()
      return new Map(
        rows.map(({ id, people, organisations }) => [
          suggestionId(id ?? ''),
          { people: Number(people), organisations: Number(organisations) },
        ]),
      )
    },
    async topics(most) {
      const found: string[] = []
      // One by one along the index: all rows of a topic are jumped over.
      for (let last = ''; found.length < most; ) {
        const row = await db()
          .selectFrom('suggestions')
          .select('topic')
          .where('community', '=', community)
          .where('topic', '>', last)
          .orderBy('topic')
          .limit(1)
          .executeTakeFirst()
        if (row === undefined || row.topic === null) break
        last = row.topic
        found.push(last)
      }
      return found
    },
  }
}
