// The tables of where suggestions come from as TypeScript sees them, as schema.ts has the others.

interface SuggestionSources {
  /** The message by its key. */
  message: string
  community: string
  suggestion: string
}

interface SuggestionThreads {
  suggestion: string
  space: string
  community: string
  channel: string
  thread: string
  ended_at: number | null
}

export interface IdeaTables {
  suggestion_threads: SuggestionThreads
  suggestion_sources: SuggestionSources
}
