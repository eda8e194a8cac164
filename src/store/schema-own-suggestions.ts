// The tables of what becomes of suggestions by their authors' own hands, and of their cards by anybody's, as TypeScript sees
// them, as schema.ts has the others.

/** What a suggestion said before it was changed. */
interface SuggestionEdits {
  id: string
  community: string
  suggestion: string
  /** The moderator who changed it; null: its author did. */
  member: string | null
  title: string
  details: string | null
  edited_at: number
}

/** A card that somebody deleted. */
interface CardLosses {
  id: string
  community: string
  suggestion: string
  place_key: string
  lost_at: number
  /** Whether the moderators are asked what becomes of it, and what they said. */
  state: string
}

export interface OwnSuggestionTables {
  suggestion_edits: SuggestionEdits
  card_losses: CardLosses
}
