// What became of one community's suggestions before they were published: where each stands, and the last step with whoever made it.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import type { SuggestionReview } from '../../domain/suggestion.ts'
import type { Tables } from '../schema.ts'

/** What somebody did: a question to the author, the author's word, no, or yes. */
export const reviewSteps = ['asked', 'answered', 'refused', 'published'] as const
export type ReviewStep = (typeof reviewSteps)[number]

export interface LastStep {
  readonly step: ReviewStep
  readonly by: MemberId
  /** What was asked, or the reason. */
  readonly words: string | undefined
  readonly at: number
}

export interface SuggestionReviews {
  /**
   * Moves one from where it stands (one of these) to another place, or publishes it. False, and nothing is changed, when it
   * stands elsewhere by now or was withdrawn.
   */
  move(
    id: SuggestionId,
    from: readonly SuggestionReview[],
    to: SuggestionReview | 'published',
    by: LastStep,
  ): Promise<boolean>
  last(id: SuggestionId): Promise<LastStep | undefined>
  /** Those that wait to be looked through, the longest first. */
  waiting(most: number): Promise<readonly SuggestionId[]>
  countWaiting(): Promise<number>
}

/** The reviews of one community. */
export function suggestionReviewsOf(db: () => Kysely<Tables>, community: CommunityId): SuggestionReviews {
  const waiting = () =>
    db()
      .selectFrom('suggestions')
      .where('community', '=', community)
      .where('review', '=', 'waiting')
      .where('withdrawn_at', 'is', null)
      .where('merged_into', 'is', null)
  return {
    async move(id, from, to, { step, by, words, at }) {
      const set = to === 'published' ? { review: null, published_at: at } : { review: to }
      const { numUpdatedRows } = await db()
        .updateTable('suggestions')
        .set(set)
        .where('community', '=', community)
        .where('id', '=', id)
        .where('review', 'in', [...from])
        .where('withdrawn_at', 'is', null)
        .where('merged_into', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      const row = { step, by, words: words ?? null, at }
      await db()
        .insertInto('suggestion_reviews')
        .values({ suggestion: id, community, ...row })
        .onConflict((conflict) => conflict.column('suggestion').doUpdateSet(row))
        .execute()
      return true
    },
    async last(id) {
      const row = await db()
        .selectFrom('suggestion_reviews')
        .selectAll()
        .where('community', '=', community)
        .where('suggestion', '=', id)
        .executeTakeFirst()
      const step = reviewSteps.find((one) => one === row?.step)
      if (row === undefined || step === undefined) return undefined
      return { step, by: memberId(row.by), words: row.words ?? undefined, at: row.at }
    },
    async waiting(most) {
      const rows = await waiting().select('id').orderBy('created_at').orderBy('number').limit(most).execute()
      return rows.map(({ id }) => suggestionId(id))
    },
    async countWaiting() {
      const { count } = await waiting()
        .select((build) => build.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}
