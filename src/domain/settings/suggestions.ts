// How suggestions work in a community.
import { z } from 'zod'

/** What `/settings set` changes. */
export const suggestionSettings = {
  /** Whether what people write in the suggestions channel becomes a suggestion. */
  'suggestions.from-channel': z.enum(['on', 'off']).default('off'),
  /** Whether a thread to talk about it is begun under each card. */
  'suggestions.threads': z.enum(['on', 'off']).default('off'),
}

/** What has a command of its own. */
export const suggestionListSettings = {
  /** Since when what is written there becomes one: what stood there before stays what it was. */
  'suggestions.from-channel-at': z.number().int().min(0).default(0),
}
