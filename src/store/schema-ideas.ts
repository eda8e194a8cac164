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

interface SuggestionFiles {
  id: string
  community: string
  suggestion: string
  /** Its id on its platform. */
  file: string
  name: string
  type: string | null
  bytes: number
  state: string
  sha256: string | null
  /** Where its bytes are fetched, as JSON, until they are. */
  source: string | null
  tries: number
  /** When something is to be done about its bytes; null when nothing is. */
  next_at: number | null
}

export interface IdeaTables {
  suggestion_files: SuggestionFiles
  suggestion_threads: SuggestionThreads
  suggestion_sources: SuggestionSources
}
