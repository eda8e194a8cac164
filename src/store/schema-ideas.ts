// The tables of where suggestions come from as TypeScript sees them, as schema.ts has the others.

interface SuggestionSources {
  /** The message by its key. */
  message: string
  community: string
  suggestion: string
}

export interface IdeaTables {
  suggestion_sources: SuggestionSources
}
