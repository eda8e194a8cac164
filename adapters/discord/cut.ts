// The one place that makes things shorter, and says so: an ellipsis, and where there is room how much is missing.
import { startOf } from '../../src/view/start-of.ts'
import { visible } from '../../src/view/visible.ts'

/** Room for the words that say how much is missing. */
const tailRoom = 16
/** Below this length the ellipsis alone must do. */
const shortest = 120

/** The words that say how much is missing: `... (+1234)`. */
export const missing = (count: number): string => `\u2026 (+${count})`

/** Words of at most `most` characters, as Discord can show them. */
export function cut(words: string, most: number): string {
  const whole = visible(words)
  if (whole.length <= most) return whole
  if (most < shortest) return `${startOf(whole, most - 1)}\u2026`
  const kept = startOf(whole, most - tailRoom)
  return `${kept}${missing(whole.length - kept.length)}`
}

/** At most `most` items, and how many are missing. */
export const cutList = <Item>(items: readonly Item[], most: number): { kept: readonly Item[]; left: number } => ({
  kept: items.slice(0, most),
  left: Math.max(0, items.length - most),
})
