// Which messages became suggestions of one community.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'
import { messageKey } from './message-key.ts'

export interface SuggestionSources {
  /** Keeps what a message became: the last of them, where it was made one again. */
  add(message: MessageRef, id: SuggestionId): Promise<void>
  /** Undefined for a message that became none. */
  became(message: MessageRef): Promise<SuggestionId | undefined>
  /** Forgets of which messages of these accounts there are suggestions. */
  forget(authors: readonly MemberId[]): Promise<void>
}

/** The sources of one community. */
export const suggestionSourcesOf = (db: () => Kysely<Tables>, community: CommunityId): SuggestionSources => ({
  async add(message, id) {
    await db()
      .insertInto('suggestion_sources')
      .values({ community, message: messageKey(message), suggestion: id })
      .onConflict((conflict) => conflict.column('message').doUpdateSet({ community, suggestion: id }))
      .execute()
  },
  async became(message) {
    const row = await db()
      .selectFrom('suggestion_sources')
      .select('suggestion')
      .where('community', '=', community)
      .where('message', '=', messageKey(message))
      .executeTakeFirst()
    return row === undefined ? undefined : suggestionId(row.suggestion)
  },
  async forget(authors) {
    await db()
      .deleteFrom('suggestion_sources')
      .where('community', '=', community)
      .where('suggestion', 'in', (build) =>
        build
          .selectFrom('suggestions')
          .select('id')
          .where('community', '=', community)
          .where('author', 'in', [...authors]),
      )
      .execute()
  },
})
