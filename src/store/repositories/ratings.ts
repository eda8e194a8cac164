// What the openers of one community's support threads said of the help, once each.
import type { Kysely } from 'kysely'
import type { CommunityId, MemberId, ThreadId } from '../../domain/ids.ts'
import { type Rating, ratingOf } from '../../domain/rating.ts'
import type { Tables } from '../schema.ts'

export interface Rated {
  /** Undefined: they did not want to say. */
  readonly rating: Rating | undefined
  readonly comment: string | undefined
}

export interface Ratings {
  of(thread: ThreadId): Promise<Rated | undefined>
  /** False, and nothing is kept, when something was said before. */
  rate(thread: ThreadId, member: MemberId, rating: Rating | undefined, at: number): Promise<boolean>
  /** False when there is no rating, or it has a comment already. */
  comment(thread: ThreadId, comment: string): Promise<boolean>
  /** The number alone stays. */
  forgetComment(thread: ThreadId): Promise<void>
}

/** The ratings of one community. */
export const ratingsOf = (db: () => Kysely<Tables>, community: CommunityId): Ratings => ({
  async of(thread) {
    const row = await db()
      .selectFrom('ratings')
      .select(['rating', 'comment'])
      .where('community', '=', community)
      .where('thread', '=', thread)
      .executeTakeFirst()
    return row === undefined ? undefined : { rating: ratingOf(row.rating), comment: row.comment ?? undefined }
  },
  async rate(thread, member, rating, at) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('ratings')
      .values({ thread, community, member, rating: rating ?? null, comment: null, at })
      .onConflict((conflict) => conflict.column('thread').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async comment(thread, comment) {
    const { numUpdatedRows } = await db()
      .updateTable('ratings')
      .set({ comment })
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('rating', 'is not', null)
      .where('comment', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },
  async forgetComment(thread) {
    await db()
      .updateTable('ratings')
      .set({ comment: null })
      .where('community', '=', community)
      .where('thread', '=', thread)
      .execute()
  },
})
