// Each suggestion: one card that tells the truth. Each decision: told to its author once. Each digest: posted once.
import { type Books, exactlyOne, keysAnswered } from './books.ts'
import type { Looked, Town } from './town.ts'

const thanks = 'Thank you for putting it forward'

/** Compares suggestions, decisions and digests with what stands of them. */
export function accountSuggestions(books: Books): void {
  for (const { town, looked } of books.towns) {
    cards(books, town, looked)
    decisions(books, town, looked)
    digests(books, town, looked)
  }
}

function cards(books: Books, town: Town, looked: Looked): void {
  for (const { number, title, status, votes, platform } of books.kept.suggestions) {
    if (platform !== town.name) continue
    const found = looked.told.filter(({ where, text }) => where === 'suggestions' && text.includes(title))
    exactlyOne(books, town, title, `the card of ${number}`, found.length)
    const text = found[0]?.text ?? ''
    for (const words of found.length === 0 ? [] : [tallyOf(votes), status.replaceAll('-', ' ')])
      if (!text.includes(words))
        books.wrong('lost', town, title, `the card does not say ${words}: ${text.slice(0, 300)}`)
  }
}

function tallyOf(votes: number): string {
  if (votes === 0) return 'Nobody has voted yet'
  return votes === 1 ? '1 person wants it' : `${votes} people want it`
}

function decisions(books: Books, town: Town, looked: Looked): void {
  const kept = new Set(books.kept.inbox.map(({ key }) => key))
  for (const { ask, word } of books.crowd.asked.filter((one) => one.town === town && one.ask.what === '/decide')) {
    const { key } = ask.state()
    if (key === undefined || !kept.has(key)) continue
    const sent = books.kept.outbox.filter(
      ({ follow_up, effect }) => follow_up?.name === 'suggestion.author-told' && JSON.stringify(effect).includes(word),
    )
    const refused = sent.some(({ state }) => state === 'refused')
    const told = looked.told.filter(({ text }) => text.includes(word) && text.includes(thanks))
    if (refused) {
      anotherWay(books, town, looked, word)
      continue
    }
    // To one's own suggestion one says so oneself, and the same again is told nobody.
    if (sent.length > 0) exactlyOne(books, town, word, 'a decision told', told.length)
  }
}

/** Whoever is not told directly is told in a thread or an ephemeral message, or above their next answer, which may be yet to come. */
function anotherWay(books: Books, town: Town, { told, ephemeral }: Looked, word: string): void {
  const shown = [...told.map(({ text }) => text), ...ephemeral, ...books.kept.notes.map(({ message }) => message)]
  const seen = shown.filter((text) => text.includes(word) && text.includes(thanks)).length
  exactlyOne(books, town, word, 'a decision told another way', Math.min(seen, 1))
}

function digests(books: Books, town: Town, looked: Looked): void {
  const runs = books.kept.runs.filter(({ platform }) => platform === town.name)
  const done = keysAnswered(books, 'The digest is on its way')
  const asked = books.kept.inbox.filter(({ key, community }) => done.has(key) && community === communityOf(books, town))
  const posted = looked.told.filter(({ text }) => text.includes('Digest from'))
  exactlyOne(books, town, 'digest', 'digests', posted.length, runs.length + asked.length)
}

const communityOf = (books: Books, town: Town): string | undefined =>
  books.kept.outbox.find(({ place_key }) => place_key.startsWith(`${town.name}:`))?.community
