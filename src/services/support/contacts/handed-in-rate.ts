// How much is taken of what is handed in, and how long the same is known again.

const minuteMs = 60_000
/** So many are taken with one secret in such a time; the next ones are asked to come later. */
export const handedInRate = { most: 30, windowMs: 10 * minuteMs } as const
/** What has an id of its own is known again for so long; what has none, by what it says, for so long. */
export const keptMs = 30 * 24 * 60 * minuteMs
export const sameWordsMs = 10 * minuteMs
