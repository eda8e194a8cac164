// How suggestions work in a community.
import { decidingSettings } from './deciding.ts'
import { statusLabelSettings } from './status-labels.ts'
import { thanksSettings } from './thanks.ts'

/** What `/settings set` changes. */
export const suggestionSettings = {
  ...decidingSettings,
}

/** What has a command of its own. */
export const suggestionListSettings = {
  ...statusLabelSettings,
  ...thanksSettings,
}
