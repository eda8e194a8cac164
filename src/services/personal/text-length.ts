// How long a text is, whatever its parts are.
import type { Part, Text } from '../../view/text.ts'

/** The characters of a text, about as a reader counts them. */
export const textLength = (text: Text): number => text.reduce((sum, part) => sum + wordsOf(part).length, 0)

function wordsOf(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return part.text
    case 'person':
    case 'role':
    case 'place':
      return part.name
    case 'link':
      return `${part.label}${part.url}`
    case 'time':
      return `${part.at}`
    case 'command':
      return part.path
    default:
      return part satisfies never
  }
}
