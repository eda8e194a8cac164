// How suggestions work in a community.
import { z } from 'zod'
import { blockedWordsLength } from '../blocked-words.ts'
import { decidingSettings } from './deciding.ts'
import { statusLabelSettings } from './status-labels.ts'
import { suggestionTopicSettings } from './suggestion-topics.ts'
import { switchedOff } from './switch.ts'
import { thanksSettings } from './thanks.ts'
import { votingSettings } from './voting.ts'

/** What `/settings set` changes. */
export const suggestionSettings = {
  /** Whether the moderators look a suggestion through before it is published. */
  'suggestions.review': switchedOff,
  /** Between two suggestions of a person. 0: none. */
  'suggestions.cooldown-minutes': z.coerce.number().int().min(0).max(10_080).default(0),
  /** How many a person puts forward in seven days. 0: as many as they like. */
  'suggestions.per-week': z.coerce.number().int().min(0).max(100).default(0),
  /** How many of a person wait for a decision. 0: as many as they like. */
  'suggestions.open-at-most': z.coerce.number().int().min(0).max(100).default(0),
  /** Words that no suggestion may have in it, separated by commas. */
  'suggestions.blocked-words': z.string().max(blockedWordsLength).default(''),
  /** What `/settings set` changes. */
  /** Whether what people write in the suggestions channel becomes a suggestion. */
  'suggestions.from-channel': switchedOff,
  /** Whether a thread to talk about it is begun under each card. */
  'suggestions.threads': switchedOff,
  /** Whether an idea may be put forward without its author's name. */
  'suggestions.unnamed': switchedOff,
  /** What becomes of a suggestion whose card somebody deletes. */
  'suggestions.lost-card': z.enum(['again', 'ask', 'close']).default('again'),
  ...votingSettings,
  ...decidingSettings,
  ...suggestionTopicSettings,
}

/** What has a command of its own. */
export const suggestionListSettings = {
  /** Since when what is written there becomes one: what stood there before stays what it was. */
  'suggestions.from-channel-at': z.number().int().min(0).default(0),
  ...statusLabelSettings,
  ...thanksSettings,
}
