// A sentence with whole texts in it, where an argument alone would be one part.
import type { Part, Text } from '../view/text.ts'
import type { Say, SentenceArguments, SentenceKey } from './say.ts'

/** The sentence, each of `texts` standing where the argument of its name stands. */
export function withTexts(
  say: Say,
  key: SentenceKey,
  args: SentenceArguments,
  texts: Readonly<Record<string, Text>>,
): Text {
  const places = new Map<Part, Text>()
  const all: Record<string, string | number | Part> = { ...args }
  for (const [name, text] of Object.entries(texts)) {
    const place: Part = { kind: 'plain', text: '' }
    places.set(place, text)
    all[name] = place
  }
  return say(key, all).flatMap((part) => places.get(part) ?? [part])
}

/** How a list of so many texts reads in a language: where each stands, by its number, and what stands between them. */
const lists = new Map<string, readonly (number | string)[]>()

/** Both to make a list and to ask it takes longer than all else about a sentence; what it says lies in the number alone. */
function listOf(locale: string, count: number): readonly (number | string)[] {
  const name = `${locale} ${count}`
  const known = lists.get(name)
  if (known !== undefined) return known
  const made = new Intl.ListFormat(locale, { type: 'conjunction' })
    .formatToParts(Array.from({ length: count }, (_, at) => `${at}`))
    .map(({ type, value }) => (type === 'element' ? Number(value) : value))
  lists.set(name, made)
  return made
}

/** Texts as a list in the reader's language: `one, two and three`. */
export const listed = (say: Say, texts: readonly Text[]): Text =>
  listOf(say.locale, texts.length).flatMap(
    (part): Text => (typeof part === 'number' ? (texts[part] ?? []) : [{ kind: 'plain', text: part }]),
  )
