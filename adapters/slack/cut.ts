// The one way to shorten: what was left out is always said, by an ellipsis and how many characters are missing.
import type { Part, Text } from '../../src/view/text.ts'

const markLength = 12

/** The string within `most` characters, ending in `… (+n)` when some are missing, or in `…` where there is no room to count. */
export function cut(value: string, most: number): string {
  const whole = value.toWellFormed()
  if (whole.length <= most) return whole
  if (most < 2 * markLength + 16) return `${head(whole, most - 1)}…`
  const kept = head(whole, most - markLength)
  return `${kept}… (+${whole.length - kept.length})`
}

/** The first characters, never half of one. */
const head = (value: string, length: number): string =>
  value.slice(0, Math.max(length, 0)).replace(/[\uD800-\uDBFF]$/, '')

/** How many characters a part shows. */
function partLength(part: Part): number {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return part.text.length
    case 'person':
    case 'place':
      return part.name.length
    case 'link':
      return part.label.length
    case 'time':
      return 40
    case 'command':
      return part.path.length + 8
    default:
      return part satisfies never
  }
}

export const textLength = (text: Text): number => text.reduce((sum, part) => sum + partLength(part), 0)

/** The text within `most` characters. A part that can be shortened is; what follows it is left out and counted. */
export function cutText(text: Text, most: number): Text {
  const whole = textLength(text)
  if (whole <= most) return text
  const kept: Part[] = []
  let left = most - markLength
  for (const part of text) {
    if (partLength(part) > left) {
      const shorter = shortened(part, left)
      if (shorter !== undefined) kept.push(shorter)
      break
    }
    kept.push(part)
    left -= partLength(part)
  }
  return [...kept, { kind: 'plain', text: `… (+${whole - textLength(kept)})` }]
}

function shortened(part: Part, length: number): Part | undefined {
  if (length <= 0) return undefined
  if (part.kind === 'plain' || part.kind === 'bold' || part.kind === 'code' || part.kind === 'quote')
    return { ...part, text: head(part.text.toWellFormed(), length) }
  return undefined
}
