// How suggestions work in a community.
import { votingSettings } from './voting.ts'

/** What `/settings set` changes. */
export const suggestionSettings = {
  ...votingSettings,
}

/** What has a command of its own. */
export const suggestionListSettings = {}
