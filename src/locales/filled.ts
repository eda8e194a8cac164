// Sentences that only have places to fill, as most do: read once, and put together without the library that knows plurals
// and choices, which looks through a sentence anew each time it is said.
import type { Part, Text } from '../view/text.ts'

/** What is said as it is written, and between, by its name, what an argument fills. */
export type Filled = readonly (string | { readonly name: string })[]

type Values = Readonly<Record<string, string | number | Part>>

/** Quoted signs and tags are the library's to read. */
const quotes = /[<>]|'[{}#|]/
const place = /\{\s*([a-zA-Z0-9_-]+)\s*\}/g

/** The sentence in its pieces; undefined when it holds more than places to fill. */
export function readFilled(sentence: string): Filled | undefined {
  if (quotes.test(sentence) || /[{}]/.test(sentence.replace(place, ''))) return undefined
  const pieces = sentence
    .split(place)
    .map((piece, at) => (at % 2 === 1 ? { name: piece } : piece.replaceAll("''", "'")))
  return pieces.filter((piece) => piece !== '')
}

/** The sentence with its arguments: parts stay parts, and words that meet are one. Throws when one is missing. */
export function filledText(sentence: Filled, values: Values): Text {
  const parts: Part[] = []
  let words = ''
  for (const piece of sentence) {
    const value = typeof piece === 'string' ? piece : argument(piece.name, values)
    if (typeof value === 'object') {
      if (words !== '') parts.push({ kind: 'plain', text: words })
      words = ''
      parts.push(value)
    } else words += value
  }
  if (words !== '' || parts.length === 0) parts.push({ kind: 'plain', text: words })
  return parts
}

/** The same as a string. */
export function filledLabel(sentence: Filled, values: Readonly<Record<string, string | number>>): string {
  let words = ''
  for (const piece of sentence) words += typeof piece === 'string' ? piece : argument(piece.name, values)
  return words
}

function argument<Value>(name: string, values: Readonly<Record<string, Value>>): Value {
  const value = values[name]
  if (value === undefined) throw new Error(`nothing is given for ${name}`)
  return value
}
