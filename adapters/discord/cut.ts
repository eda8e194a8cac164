// The one place that makes things shorter, and says so: an ellipsis, and where there is room how much is missing.

/** Room for the words that say how much is missing. */
const tailRoom = 16
/** Below this length the ellipsis alone must do. */
const shortest = 120

/** The words that say how much is missing: `… (+1234)`. */
export const missing = (count: number): string => `… (+${count})`

/** A text of at most `most` characters. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  if (most < shortest) return `${startOf(text, most - 1)}…`
  const kept = startOf(text, most - tailRoom)
  return `${kept}${missing(text.length - kept.length)}`
}

/** At most `most` items, and how many are missing. */
export const cutList = <Item>(items: readonly Item[], most: number): { kept: readonly Item[]; left: number } => ({
  kept: items.slice(0, most),
  left: Math.max(0, items.length - most),
})

/** The first characters of a text, never half of a pair. */
export function startOf(text: string, length: number): string {
  const end = Math.max(0, length)
  const last = text.charCodeAt(end - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)
}
