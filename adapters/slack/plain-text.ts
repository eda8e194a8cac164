// Text without any markup: what notifications, search and screen readers get, and what Slack's plain_text objects take.
import type { Part, Text } from '../../src/view/text.ts'
import { visibleText } from '../../src/view/visible.ts'
import { cut } from './cut.ts'
import { limits } from './limits.ts'
import { linkWords } from './link.ts'
import { typed, utc } from './viewpoint.ts'

/** The words of a text. */
export const plainWords = (text: Text): string => visibleText(text).map(wordsOf).join('')

function wordsOf(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
      return part.text
    case 'quote':
      return `\u201c${part.text}\u201d`
    case 'person':
    case 'role':
    case 'place':
      return part.name
    case 'link':
      return linkWords(part.url, part.label)
    case 'time':
      return utc(part.at)
    case 'command':
      return typed(part.path)
    default:
      return part satisfies never
  }
}

/** Takes their meaning from the three characters that Slack's markup begins with. */
export const escapeMarkup = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The `text` of a message: escaped, and short enough for every method that takes one. Never empty, since Slack refuses that. */
export function messageText(text: Text): string {
  const words = plainWords(text)
  if (words.trim() === '') return '\u2026'
  const whole = escapeMarkup(cut(words, limits.text - 500))
  return whole.length <= limits.text ? whole : escapeMarkup(cut(words, Math.floor(limits.text / '&amp;'.length)))
}
