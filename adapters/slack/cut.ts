// The one way to shorten: what was left out is always said, by an ellipsis and how many characters are missing.
import { startOf } from '../../src/view/start-of.ts'
import type { Part, Text } from '../../src/view/text.ts'
import { visible, visibleText } from '../../src/view/visible.ts'
import { limits } from './limits.ts'
import { linkWords } from './link.ts'

const markLength = 12

/** The string within `most` characters, ending in `... (+n)` when some are missing, or in `...` where there is no room to count. */
export function cut(value: string, most: number): string {
  const whole = visible(value)
  if (whole.length <= most) return whole
  if (most < 2 * markLength + 16) return `${startOf(whole, most - 1)}\u2026`
  const kept = startOf(whole, most - markLength)
  return `${kept}\u2026 (+${whole.length - kept.length})`
}

/** How many characters a part shows. */
function partLength(part: Part): number {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return part.text.length
    case 'person':
    case 'role':
    case 'place':
      return part.name.length
    case 'link':
      return linkWords(part.url, part.label).length
    case 'time':
      return 40
    case 'command':
      return part.path.length + 8
    default:
      return part satisfies never
  }
}

/** How many characters a text is too long for the first lines of a message. */
export const excessOf = (text: Text): number => Math.max(0, textLength(visibleText(text)) - limits.headline)

export const textLength = (text: Text): number => text.reduce((sum, part) => sum + partLength(part), 0)

/** The text as Slack can show it, within `most` characters. A part that can be shortened is; what follows it is left out and counted. */
export function cutText(text: Text, most: number): Text {
  const parts = visibleText(text)
  const whole = textLength(parts)
  if (whole <= most) return parts
  const kept: Part[] = []
  let left = most - markLength
  for (const part of parts) {
    if (partLength(part) > left) {
      const shorter = shortened(part, left)
      if (shorter !== undefined) kept.push(shorter)
      break
    }
    kept.push(part)
    left -= partLength(part)
  }
  return [...kept, { kind: 'plain', text: `\u2026 (+${whole - textLength(kept)})` }]
}

function shortened(part: Part, length: number): Part | undefined {
  if (length <= 0) return undefined
  if (part.kind === 'plain' || part.kind === 'bold' || part.kind === 'code' || part.kind === 'quote')
    return { ...part, text: startOf(part.text, length) }
  return undefined
}
