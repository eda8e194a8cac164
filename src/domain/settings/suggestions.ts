// How suggestions work in a community.

/** What `/settings set` changes. */
export const suggestionSettings = {}

/** What has a command of its own. */
export const suggestionListSettings = {}
