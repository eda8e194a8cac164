// Sentences that only have places to fill and numbers to agree with, as nearly all do: read once, and put together without
// the library that knows every choice, which looks through a sentence anew each time it is said.
import type { Part, Text } from '../view/text.ts'
import { pluralOf, written } from './numbers.ts'

/** What is said as it is written, and between, by its name, what an argument fills. */
export type Filled = readonly (string | Place | Counted)[]

interface Place {
  readonly name: string
  /** Whether it is a number as the language writes it. */
  readonly counted?: true
}

/** What is said depends on a number: forms by its own sign, `=0`, or by what the language calls such a number. */
interface Counted {
  readonly name: string
  readonly forms: ReadonlyMap<string, Filled>
}

type Values = Readonly<Record<string, string | number | Part>>

/** Quoted signs and tags are the library's to read. */
const quotes = /[<>]|'[{}#|]/
/** A place, or the beginning of the forms. */
const opening = /\{\s*([a-zA-Z0-9_-]+)\s*(?:(\})|,\s*plural\s*,)/y
const form = /\s*(=\d+|zero|one|two|few|many|other)\s*\{/y
const closing = /\s*\}/y

/** The sentence in its pieces; undefined when it holds more than places to fill and numbers. */
export function readFilled(sentence: string): Filled | undefined {
  if (quotes.test(sentence)) return undefined
  const read = readPieces(sentence, 0)
  return read?.at === sentence.length ? read.pieces : undefined
}

interface Read {
  readonly pieces: Filled
  /** Where what was read ends. */
  readonly at: number
}

/** Reads up to the end, or the brace that closes the form of the number of that name. */
function readPieces(sentence: string, from: number, counted?: string): Read | undefined {
  const pieces: (string | Place | Counted)[] = []
  let at = from
  while (at < sentence.length && sentence[at] !== '}') {
    const next = sentence[at] === '{' ? readBraces(sentence, at) : readWords(sentence, at, counted)
    if (next === undefined) return undefined
    pieces.push(...next.pieces)
    at = next.at
  }
  return { pieces, at }
}

function readWords(sentence: string, from: number, counted: string | undefined): Read {
  const found = /[{}]/.exec(sentence.slice(from))
  const at = found === null ? sentence.length : from + found.index
  const words = sentence.slice(from, at).replaceAll("''", "'")
  if (counted === undefined) return { pieces: [words], at }
  const number: Place = { name: counted, counted: true }
  const pieces = words.split('#').flatMap((piece, index) => (index === 0 ? [piece] : [number, piece]))
  return { pieces: pieces.filter((piece) => piece !== ''), at }
}

function readBraces(sentence: string, from: number): Read | undefined {
  const opened = matched(opening, sentence, from)
  const name = opened?.[1]
  if (opened === undefined || name === undefined) return undefined
  let at = from + opened[0].length
  if (opened[2] !== undefined) return { pieces: [{ name }], at }
  const forms = new Map<string, Filled>()
  for (let one = matched(form, sentence, at); one !== undefined; one = matched(form, sentence, at)) {
    const read = readPieces(sentence, at + one[0].length, name)
    if (read === undefined || one[1] === undefined) return undefined
    forms.set(one[1], read.pieces)
    at = read.at + 1
  }
  const closed = matched(closing, sentence, at)
  return closed === undefined || !forms.has('other')
    ? undefined
    : { pieces: [{ name, forms }], at: at + closed[0].length }
}

/** What stands exactly there. */
function matched(pattern: RegExp, sentence: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(sentence) ?? undefined
}

/** The sentence with its arguments: parts stay parts, and words that meet are one. Throws when one is missing. */
export function filledText(sentence: Filled, values: Values, locale: string): Text {
  const parts: Part[] = []
  const words = fill(sentence, values, locale, '', parts)
  if (words !== '' || parts.length === 0) parts.push({ kind: 'plain', text: words })
  return parts
}

/** Adds all but the last words to the parts: those are given back, since what follows may go on with them. */
function fill(sentence: Filled, values: Values, locale: string, before: string, parts: Part[]): string {
  let words = before
  for (const piece of sentence) {
    if (typeof piece === 'string') words += piece
    else if ('forms' in piece) words = fill(formOf(piece, values, locale), values, locale, words, parts)
    else {
      const value = argument(piece.name, values)
      if (typeof value === 'object') {
        if (words !== '') parts.push({ kind: 'plain', text: words })
        words = ''
        parts.push(value)
      } else words += piece.counted === true ? written(locale, Number(value)) : value
    }
  }
  return words
}

/** The same as a string. */
export function filledLabel(
  sentence: Filled,
  values: Readonly<Record<string, string | number>>,
  locale: string,
): string {
  return fill(sentence, values, locale, '', [])
}

function formOf({ name, forms }: Counted, values: Values, locale: string): Filled {
  const count = Number(argument(name, values))
  return forms.get(`=${count}`) ?? forms.get(pluralOf(locale, count)) ?? forms.get('other') ?? []
}

function argument<Value>(name: string, values: Readonly<Record<string, Value>>): Value {
  const value = values[name]
  if (value === undefined) throw new Error(`nothing is given for ${name}`)
  return value
}
