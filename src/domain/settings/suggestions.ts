// How suggestions work in a community.
import { decidingSettings } from './deciding.ts'

/** What `/settings set` changes. */
export const suggestionSettings = {
  ...decidingSettings,
}

/** What has a command of its own. */
export const suggestionListSettings = {}
