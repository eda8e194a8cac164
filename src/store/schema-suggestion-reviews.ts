// The tables of what stands before a suggestion is published, as schema.ts has the others.

/** The last step of each that was looked through. */
interface SuggestionReviews {
  suggestion: string
  community: string
  step: string
  by: string
  words: string | null
  at: number
}

interface SuggestionBlocks {
  member: string
  community: string
  reason: string
  ends_at: number | null
  by: string
  at: number
}

/** What makes something that was handed in before known again. */
interface SuggestionIntake {
  secret: string
  key: string
  community: string
  suggestion: string
  kept_until: number
}

export interface SuggestionReviewTables {
  suggestion_reviews: SuggestionReviews
  suggestion_blocks: SuggestionBlocks
  suggestion_intake: SuggestionIntake
}
