// Which suggestions of one community were merged into which. A merge moves no vote: what changes is the one that votes count
// for, so taking it back leaves everything as it was.
import type { Kysely } from 'kysely'
import {
  type CommunityId,
  type MemberId,
  memberId,
  type PersonId,
  personId,
  type SuggestionId,
} from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Tables } from '../schema.ts'
import { suggestionOf } from './suggestions.ts'
import type { Voter } from './voters.ts'
import { hearNothing } from './votes.ts'

export interface Merge {
  readonly id: SuggestionId
  readonly into: SuggestionId
  readonly at: number
}

export interface Merges {
  /** Waits until no other merge of the community is on its way, and lets none begin before the end of the transaction. */
  alone(): Promise<void>
  /** Keeps that one was merged, and what it was before. What counts for which is said beside it. */
  merged(merge: Merge): Promise<void>
  /** It is merged into nothing again, and what it was. */
  takenBack(id: SuggestionId): Promise<void>
  /** Has the votes of these count for that one. */
  countFor(ids: readonly SuggestionId[], root: SuggestionId): Promise<void>
  /** All whose votes count for this one, itself among them. */
  group(root: SuggestionId): Promise<readonly Suggestion[]>
  /** Those that were merged into one that is on the other side of a space's border. */
  across(space: SpaceRef): Promise<readonly Suggestion[]>
  /** How many people put these forward, voted on them or follow them, are here still and want to hear, beside those. */
  others(ids: readonly SuggestionId[], beside: readonly PersonId[]): Promise<number>
  /** The account after this one that did, in an order that stays as it is; undefined: there is none. */
  next(ids: readonly SuggestionId[], after: string): Promise<Voter | undefined>
  /** Whether the person did with an account before this one in that order. */
  before(ids: readonly SuggestionId[], voter: Voter): Promise<boolean>
}

/** The merges of one community. */
export function mergesOf(db: () => Kysely<Tables>, community: CommunityId): Merges {
  /** Every account that voted for one of these, or put it forward. */
  const concerned = (ids: readonly SuggestionId[]) =>
    db()
      .selectFrom('votes')
      .select('votes.member')
      .where('votes.community', '=', community)
      .where('votes.suggestion', 'in', [...ids])
      .union((build) =>
        build
          .selectFrom('follows')
          .select('follows.member')
          .where('follows.community', '=', community)
          .where('follows.suggestion', 'in', [...ids])
          .where('follows.muted', '=', 0),
      )
      .union((build) =>
        build
          .selectFrom('suggestions')
          .select('suggestions.author as member')
          .where('suggestions.community', '=', community)
          .where('suggestions.id', 'in', [...ids]),
      )
  const accounts = (ids: readonly SuggestionId[]) =>
    db()
      .selectFrom('members')
      .where('members.community', '=', community)
      .where('members.id', 'in', concerned(ids))
      .where('members.person', 'not in', hearNothing(db(), community, ids))
  const change = (id: SuggestionId) =>
    db().updateTable('suggestions').where('community', '=', community).where('id', '=', id)

  return {
    async alone() {
      await db()
        .updateTable('communities')
        .set((build) => ({ created_at: build.ref('created_at') }))
        .where('id', '=', community)
        .execute()
    },
    async merged({ id, into, at }) {
      await change(id)
        .set((build) => ({
          merged_into: into,
          merged_at: at,
          status_before: build.ref('status'),
          status: 'duplicate',
          wanted_by: 0,
        }))
        .execute()
    },
    async takenBack(id) {
      await change(id)
        .set((build) => ({
          merged_into: null,
          merged_at: null,
          status: build.fn.coalesce('status_before', 'status'),
          status_before: null,
        }))
        .execute()
    },
    async countFor(ids, root) {
      if (ids.length === 0) return
      await db()
        .updateTable('suggestions')
        .set({ counts_for: root })
        .where('community', '=', community)
        .where('id', 'in', [...ids])
        .execute()
    },
    async group(root) {
      const rows = await db()
        .selectFrom('suggestions')
        .selectAll()
        .where('community', '=', community)
        .where('counts_for', '=', root)
        .orderBy('number')
        .execute()
      return rows.map(suggestionOf)
    },
    async across(space) {
      const rows = await db()
        .selectFrom('suggestions')
        .innerJoin('suggestions as into', 'into.id', 'suggestions.merged_into')
        .selectAll('suggestions')
        .where('suggestions.community', '=', community)
        .where('suggestions.merged_into', 'is not', null)
        .whereRef('into.space', '!=', 'suggestions.space')
        .where((build) =>
          build.or([build('into.space', '=', spaceKey(space)), build('suggestions.space', '=', spaceKey(space))]),
        )
        .orderBy('suggestions.number')
        .execute()
      return rows.map(suggestionOf)
    },
    async others(ids, beside) {
      const { people } = await accounts(ids)
        .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
        .where('members.left_at', 'is', null)
        .where('members.person', 'not in', [...beside])
        .executeTakeFirstOrThrow()
      return people
    },
    async next(ids, after) {
      const row = await accounts(ids)
        .select(['members.id', 'members.person'])
        .where('members.id', '>', after)
        .orderBy('members.id')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : voterOf(row)
    },
    async before(ids, { member, person }) {
      const row = await accounts(ids)
        .select('members.id')
        .where('members.person', '=', person)
        .where('members.id', '<', member)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

const voterOf = ({ id, person }: { id: string; person: string }): { member: MemberId; person: PersonId } => ({
  member: memberId(id),
  person: personId(person),
})
