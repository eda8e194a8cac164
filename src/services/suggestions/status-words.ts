// A status in words.
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'

/** What people read of a status. */
export const statusWords = (say: Say, status: Suggestion['status']): string => say.label(`suggestion.status.${status}`)
