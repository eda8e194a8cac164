// How suggestions work in a community.
import { z } from 'zod'

/** What `/settings set` changes. */
export const suggestionSettings = {
  /** Whether an idea may be put forward without its author's name. */
  'suggestions.unnamed': z.enum(['on', 'off']).default('off'),
  /** What becomes of a suggestion whose card somebody deletes. */
  'suggestions.lost-card': z.enum(['again', 'ask', 'close']).default('again'),
}

/** What has a command of its own. */
export const suggestionListSettings = {}
