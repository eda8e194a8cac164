// Words as every platform can show them. What a platform would drop or refuse without a word becomes something one sees,
// and what would turn around the words behind it is closed. Done twice, it changes nothing.
import type { Part, Text } from './text.ts'

const lineBreak = /\r\n?|[\u2028\u2029\u0085\v\f]/g
const control = /[^\P{Cc}\t\n]/gu
const unseen = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u
const direction = /[\u202a-\u202e\u2066-\u2069]/g
/** Most words have nothing of all this. */
const remarkable = /[\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\t\n]/u
const endOfEmbedding = '\u202c'
const endOfIsolate = '\u2069'

/** Line breaks of one kind, and a sign for each character that has none: U+2400 for NUL, U+FFFD for half a character. */
export const visible = (words: string): string =>
  remarkable.test(words) ? closed(words.toWellFormed().replace(lineBreak, '\n').replace(control, signOf)) : words

/** The same for every part of a text. An address stays as it is: whoever shows one in words makes them visible. */
export const visibleText = (text: Text): Text => text.map(visiblePart)

/** Whether there is nothing to see in the words: spaces, and characters that show nothing. */
export const isUnseen = (words: string): boolean => unseen.test(visible(words))

/** Closes the directional marks that the last line leaves open. A line break closes those before it by itself. */
export function closed(words: string): string {
  const open: string[] = []
  for (const [mark] of words.slice(words.lastIndexOf('\n') + 1).matchAll(direction)) {
    if (mark === endOfIsolate) open.splice(lastOrEnd(open, endOfIsolate))
    else if (mark !== endOfEmbedding) open.push(mark < '\u2066' ? endOfEmbedding : endOfIsolate)
    else if (open.at(-1) === endOfEmbedding) open.pop()
  }
  return words + open.reverse().join('')
}

function lastOrEnd(open: readonly string[], mark: string): number {
  const at = open.lastIndexOf(mark)
  return at === -1 ? open.length : at
}

function signOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}

function visiblePart(part: Part): Part {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return { ...part, text: visible(part.text) }
    case 'person':
    case 'role':
    case 'place':
      return { ...part, name: visible(part.name) }
    case 'link':
      return { ...part, label: visible(part.label) }
    case 'time':
    case 'command':
      return part
    default:
      return part satisfies never
  }
}
