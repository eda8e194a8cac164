// What people wrote under the cards of one community's suggestions: that they did, never what.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
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
  /** False when it is counted already. */
  add(comment: NewComment): Promise<boolean>
  /** The suggestion that it counts for no more; undefined when it was none that counted. */
  remove(message: MessageRef): Promise<SuggestionId | undefined>
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
      .where('suggestion', '=', suggestion),
)

/** The comments of one community. */
export const commentsOf = (db: () => Kysely<Tables>, community: CommunityId): Comments => ({
  async add({ suggestion, message, member, at }) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('comments')
      .values({ community, suggestion, ...keyOf(message), member: member ?? null, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async remove(message) {
    const key = keyOf(message)
    const row = await db()
      .deleteFrom('comments')
      .where('community', '=', community)
      .where('space', '=', key.space)
      .where('message', '=', key.message)
      .returning('suggestion')
      .executeTakeFirst()
    return row === undefined ? undefined : suggestionId(row.suggestion)
  },
  async count(id) {
    const [row] = (await commentsOn(db(), { community, suggestion: id })).rows
    return row?.count ?? 0
  },
})
