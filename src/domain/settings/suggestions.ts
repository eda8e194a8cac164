// How suggestions work in a community.

import { suggestionTopicSettings } from './suggestion-topics.ts'

/** What `/settings set` changes. */
export const suggestionSettings = {
  ...suggestionTopicSettings,
}

/** What has a command of its own. */
export const suggestionListSettings = {}
