// The threads that Hearth began under the cards of one community's suggestions: one in each space.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { spaceKey, type ThreadPlace } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface Discussion {
  readonly suggestion: SuggestionId
  readonly thread: ThreadPlace
  /** When it was over; undefined while people may talk. */
  readonly endedAt: number | undefined
}

export interface Discussions {
  /** False when there is one in that space already, wherever the card stands by now. */
  begin(id: SuggestionId, thread: ThreadPlace): Promise<boolean>
  /** It could not be begun: there is none. */
  drop(thread: ThreadPlace): Promise<void>
  of(id: SuggestionId): Promise<readonly Discussion[]>
  /** It is over, or goes on. */
  ended(thread: ThreadPlace, at: number | undefined): Promise<void>
}

const discussionOf = (row: Selectable<Tables['suggestion_threads']>): Discussion => ({
  suggestion: suggestionId(row.suggestion),
  thread: { kind: 'thread', space: readSpaceKey(row.space), channel: row.channel, thread: row.thread },
  endedAt: row.ended_at ?? undefined,
})

/** The discussions of one community. */
export const discussionsOf = (db: () => Kysely<Tables>, community: CommunityId): Discussions => ({
  async begin(id, { space, channel, thread }) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('suggestion_threads')
      .values({ community, suggestion: id, space: spaceKey(space), channel, thread, ended_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async drop({ space, channel, thread }) {
    await db()
      .deleteFrom('suggestion_threads')
      .where('community', '=', community)
      .where('space', '=', spaceKey(space))
      .where('channel', '=', channel)
      .where('thread', '=', thread)
      .execute()
  },
  async of(id) {
    const rows = await db()
      .selectFrom('suggestion_threads')
      .selectAll()
      .where('community', '=', community)
      .where('suggestion', '=', id)
      .orderBy('space')
      .execute()
    return rows.map(discussionOf)
  },
  async ended({ space, channel, thread }, at) {
    await db()
      .updateTable('suggestion_threads')
      .set({ ended_at: at ?? null })
      .where('community', '=', community)
      .where('space', '=', spaceKey(space))
      .where('channel', '=', channel)
      .where('thread', '=', thread)
      .execute()
  },
})
