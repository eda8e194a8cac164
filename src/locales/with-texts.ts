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
  const held = Object.entries(texts).map(([name, text]) => {
    const place: Part = { kind: 'plain', text: '' }
    places.set(place, text)
    return [name, place] as const
  })
  return say(key, { ...args, ...Object.fromEntries(held) }).flatMap((part) => places.get(part) ?? [part])
}

/** Making one takes longer than all else about a sentence. */
const lists = new Map<string, Intl.ListFormat>()

function listIn(locale: string): Intl.ListFormat {
  const known = lists.get(locale)
  if (known !== undefined) return known
  const made = new Intl.ListFormat(locale, { type: 'conjunction' })
  lists.set(locale, made)
  return made
}

/** Texts as a list in the reader's language: `one, two and three`. */
export function listed(say: Say, texts: readonly Text[]): Text {
  const list = listIn(say.locale)
  const names = texts.map((_, index) => `${index}`)
  return list
    .formatToParts(names)
    .flatMap(
      ({ type, value }): Text => (type === 'element' ? (texts[Number(value)] ?? []) : [{ kind: 'plain', text: value }]),
    )
}
