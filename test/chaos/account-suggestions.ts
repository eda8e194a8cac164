// Each suggestion: one card that tells the truth, and where both towns are one community, one in each. Each decision: told
// to its author once. Each digest: posted once.
import { type Books, exactlyOne, keysAnswered, readersOf } from './books.ts'
import type { Row } from './kept.ts'
import type { Looked, Town } from './town.ts'

const thanks = 'Thank you for putting it forward'

/** Compares suggestions, decisions and digests with what stands of them. */
export function accountSuggestions(books: Books): void {
  for (const { town, looked } of books.towns) {
    cards(books, town, looked)
    decisions(books, town)
    digests(books, town, looked)
  }
}

function cards(books: Books, town: Town, looked: Looked): void {
  for (const suggestion of books.kept.suggestions) {
    const { number, title, platform } = suggestion
    if (!books.joined && platform !== town.name) continue
    const found = looked.told.filter(({ where, text }) => where === 'suggestions' && text.includes(title))
    exactlyOne(books, town, title, `the card of ${number}`, found.length)
    const text = found[0]?.text ?? ''
    for (const words of found.length === 0 ? [] : wordsOn(books, suggestion))
      if (!says(text, words)) books.wrong('lost', town, title, `the card does not say ${words}: ${text.slice(0, 300)}`)
    if (suggestion.comments === 0 && text.includes('Discussion'))
      books.wrong('lost', town, title, `the card says that it is discussed: ${text.slice(0, 300)}`)
  }
}

/** A person has one vote, with however many accounts they gave it. */
function wordsOn({ kept }: Books, { id, status, comments }: Row<'suggestions'>): readonly string[] {
  const people = new Set(kept.votes.filter(({ suggestion }) => suggestion === id).map(({ person }) => person))
  const discussion = comments === 0 ? [] : [comments === 1 ? '1 message' : `${comments} messages`]
  return [tallyOf(people.size), status.replaceAll('-', ' '), ...discussion]
}

/** Whether a text has these words, and no longer number begins them or word ends them. */
const says = (text: string, words: string): boolean => new RegExp(`(?<!\\d)${words}\\b`).test(text)

function tallyOf(votes: number): string {
  if (votes === 0) return 'Nobody has voted yet'
  return votes === 1 ? '1 person wants it' : `${votes} people want it`
}

function decisions(books: Books, town: Town): void {
  const everywhere = readersOf(books, town).map(({ looked }) => looked)
  const kept = new Set(books.kept.inbox.map(({ key }) => key))
  for (const { ask, word } of books.crowd.asked.filter((one) => one.town === town && one.ask.what === '/decide')) {
    const { key } = ask.state()
    if (key === undefined || !kept.has(key)) continue
    const sent = books.kept.outbox.filter(
      ({ follow_up, effect }) => follow_up?.name === 'suggestion.author-told' && JSON.stringify(effect).includes(word),
    )
    const refused = sent.some(({ state }) => state === 'refused')
    const told = everywhere.flatMap((looked) =>
      looked.told.filter(({ text }) => text.includes(word) && text.includes(thanks)),
    )
    if (refused) {
      anotherWay(books, town, everywhere, word)
      continue
    }
    // To one's own suggestion one says so oneself, and the same again is told nobody.
    if (sent.length > 0) exactlyOne(books, town, word, 'a decision told', told.length)
  }
}

/** Whoever is not told directly is told in a thread or an ephemeral message, or above their next answer, which may be yet to come. */
function anotherWay(books: Books, town: Town, everywhere: readonly Looked[], word: string): void {
  const told = everywhere.flatMap((looked) => [...looked.told.map(({ text }) => text), ...looked.ephemeral])
  const shown = [...told, ...books.kept.notes.map(({ message }) => message)]
  const seen = shown.filter((text) => text.includes(word) && text.includes(thanks)).length
  exactlyOne(books, town, word, 'a decision told another way', Math.min(seen, 1))
}

function digests(books: Books, town: Town, looked: Looked): void {
  // One community has one digest, which comes out where it was set.
  const comesOut = !books.joined || town === books.towns[0]?.town
  const runs = comesOut ? books.kept.runs.filter(({ platform }) => platform === town.name) : []
  const done = keysAnswered(books, 'The digest is on its way')
  const here = books.kept.outbox.filter(({ place_key }) => place_key.startsWith(`${town.name}:`))
  const answered = new Set(here.map(({ place_key }) => place_key.split('/answer/')[1] ?? ''))
  const asked = [...done].filter((key) => answered.has(key))
  const posted = looked.told.filter(({ text }) => text.includes('Digest from'))
  exactlyOne(books, town, 'digest', 'digests', posted.length, runs.length + asked.length)
}
