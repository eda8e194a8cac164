// The tables of suggestions as TypeScript sees them, as schema.ts has the others.

interface Suggestions {
  id: string
  community: string
  number: number
  author: string
  space: string
  title: string
  details: string | null
  status: string
  reason: string | null
  decided_by: string | null
  decided_at: number | null
  /** The decision before, where the last one corrects it. */
  wrong_status: string | null
  wrong_reason: string | null
  created_at: number
}

interface Votes {
  community: string
  suggestion: string
  member: string
  at: number
}

/** A thread by the key of its place. */
interface CardThreads {
  thread: string
  community: string
  suggestion: string
}

interface Comments {
  community: string
  suggestion: string
  space: string
  message: string
  member: string | null
  at: number
  /** It counts no more, also when it is heard of only now. */
  removed: number
}

export interface SuggestionTables {
  suggestions: Suggestions
  votes: Votes
  card_threads: CardThreads
  comments: Comments
}
