// What people wrote under the cards of one community's suggestions: that they did, never what.
import type { Kysely } from 'kysely'
import type { CommunityId, MemberId, SuggestionId } from '../../domain/ids.ts'
import { type MessageRef, spaceKey } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface NewComment {
  readonly suggestion: SuggestionId
  readonly message: MessageRef
  /** Undefined for somebody whom Hearth does not know. */
  readonly member: MemberId | undefined
  readonly at: number
}

export interface Comments {
  /** False when it is counted already, or was removed before it was heard of. */
  add(comment: NewComment): Promise<boolean>
  /** It counts no more, whenever it is heard of. False when it did not count. */
  remove(comment: Omit<NewComment, 'member'>): Promise<boolean>
  count(id: SuggestionId): Promise<number>
}

const keyOf = ({ place, channel, id }: MessageRef): { readonly space: string; readonly message: string } => ({
  space: spaceKey(place.space),
  message: `${channel}/${id}`,
})

const commentsOn = hot(
  ['community', 'suggestion'],
  (db, { community, suggestion }: { community: string; suggestion: string }) =>
    db
      .selectFrom('comments')
      .select((build) => build.fn.countAll<number>().as('count'))
      .where('community', '=', community)
      .where('suggestion', '=', suggestion)
      .where('removed', '=', 0),
)

/** The comments of one community. */
export const commentsOf = (db: () => Kysely<Tables>, community: CommunityId): Comments => ({
  async add({ suggestion, message, member, at }) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('comments')
      .values({ community, suggestion, ...keyOf(message), member: member ?? null, at, removed: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async remove({ suggestion, message, at }) {
    const key = keyOf(message)
    const { numUpdatedRows } = await db()
      .updateTable('comments')
      .set({ removed: 1, member: null })
      .where('community', '=', community)
      .where('space', '=', key.space)
      .where('message', '=', key.message)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) return true
    await db()
      .insertInto('comments')
      .values({ community, suggestion, ...key, member: null, at, removed: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return false
  },
  async count(id) {
    const [row] = (await commentsOn(db(), { community, suggestion: id })).rows
    return row?.count ?? 0
  },
})
