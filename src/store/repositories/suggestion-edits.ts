// What the suggestions of one community said before they were changed.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type SuggestionId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface SuggestionEdit {
  /** The moderator who changed it; undefined: its author did. */
  readonly by: MemberId | undefined
  readonly title: string
  readonly details: string | undefined
  /** When it stopped saying so. */
  readonly at: number
}

export interface SuggestionEdits {
  add(edit: SuggestionEdit & { readonly id: string; readonly suggestion: SuggestionId }): Promise<void>
  /** The latest first. */
  of(suggestion: SuggestionId): Promise<readonly SuggestionEdit[]>
  forget(suggestion: SuggestionId): Promise<void>
}

/** Those of one community. */
export const suggestionEditsOf = (db: () => Kysely<Tables>, community: CommunityId): SuggestionEdits => ({
  async add({ id, suggestion, by, title, details, at }) {
    await db()
      .insertInto('suggestion_edits')
      .values({ id, community, suggestion, member: by ?? null, title, details: details ?? null, edited_at: at })
      .execute()
  },
  async of(suggestion) {
    const rows = await db()
      .selectFrom('suggestion_edits')
      .selectAll()
      .where('community', '=', community)
      .where('suggestion', '=', suggestion)
      .orderBy('edited_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return rows.map((row) => ({
      by: row.member === null ? undefined : memberId(row.member),
      title: row.title,
      details: row.details ?? undefined,
      at: row.edited_at,
    }))
  },
  async forget(suggestion) {
    await db()
      .deleteFrom('suggestion_edits')
      .where('community', '=', community)
      .where('suggestion', '=', suggestion)
      .execute()
  },
})
