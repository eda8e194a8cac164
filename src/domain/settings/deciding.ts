// How the team decides on suggestions.
import { z } from 'zod'
import { suggestionSignatures } from '../suggestion.ts'

/** What `/settings set` changes. */
export const decidingSettings = {
  /** Who a decision is signed by, where it does not say itself. */
  'suggestions.signed-by': z.enum(suggestionSignatures).default('team'),
  /** Days within which a suggestion is to be decided on. */
  'suggestions.decide-days': z.coerce.number().int().min(1).max(365).default(14),
}
