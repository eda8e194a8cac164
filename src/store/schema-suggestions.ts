// The tables of suggestions as TypeScript sees them, as schema.ts has the others.
import type { Generated } from 'kysely'

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
  topic: string | null
  team: string | null
  /** How the last decision is signed. */
  signed: string | null
  /** Where it stands before it is published; null where it was not looked through, or is. */
  review: string | null
  /** The address of what it was made from. */
  source: string | null
  merged_into: string | null
  /** The one whose votes its own are: itself, or the last of those that it was merged into. */
  counts_for: string | null
  /** Its status before it was merged. */
  status_before: string | null
  merged_at: number | null
  /** How many people want it, for lists in that order; what is merged into another is wanted there. */
  wanted_by: number
  /** Who put it forward, where that is not its author. */
  put_by: string | null
  published_at: number | null
  withdrawn_at: number | null
  /** Its author, or the team. */
  withdrawn_by: string | null
  edited_at: number | null
  target_at: number | null
  /** 1: its author is named to nobody. */
  unnamed: number
  /** What was decided at once has the same. */
  decided_with: string | null
  first_decided_at: number | null
  /** The team that answered for it then. */
  first_team: string | null
  /** What it is found by: the words of its title and its details. */
  words: string | null
  /** When its author was given a role for it. */
  thanked_at: number | null
}

interface Votes {
  community: string
  suggestion: string
  member: string
  at: number
  side: Generated<string>
  /** Who of the staff put it in for them; null where they gave it. */
  put_by: Generated<string | null>
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
