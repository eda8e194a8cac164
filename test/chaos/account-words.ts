// What was written in threads: carried once, in order, where Hearth stands between the ends; and every reply of the team.
import { type Books, exactlyOne, keysAnswered } from './books.ts'
import type { Wrote } from './crowd.ts'
import type { Kept, Row } from './kept.ts'
import type { Looked, Town } from './town.ts'

/** Compares what was written with what was carried. */
export function accountWords(books: Books): void {
  for (const { town, looked } of books.towns) {
    for (const { text } of books.kept.held.filter(({ platform }) => platform === town.name))
      books.wrong('lost', town, text, 'these words are still held')
    const written = books.crowd.written.filter((one) => one.town === town && !one.person.moderates)
    const carried = written.flatMap((one) => writtenWords(books, looked, one))
    if (town.relayed) inOrder(books, town, looked, carried)
    replies(books, town)
  }
}

/** The words, when they were kept and carried. */
function writtenWords(books: Books, looked: Looked, { town, word, key, thread }: Wrote): readonly Carried[] {
  const kept = books.kept.inbox.find((row) => row.key.startsWith(key))
  if (kept === undefined) {
    if (town.relayed || isOpen(books, thread)) books.wrong('lost', town, word, `written in ${thread}, and not kept`)
    else books.count('messages found after the end of their thread')
    return []
  }
  if (!town.relayed) return []
  const effects = effectsWith(books.kept, word)
  const sent = effects.length
  const told = looked.told.filter(({ text }) => text.includes(word)).length
  if (sent > 1) books.wrong('duplicated', town, word, `was carried ${sent} times`)
  if (sent === 0 && !wasOver(books, thread, kept))
    books.wrong('lost', town, word, `written in ${thread}, and not carried`)
  if (sent > 0) exactlyOne(books, town, word, 'words carried', told)
  // Of several processes each keeps what it hears; what they send on has one order.
  const [first] = effects
  return first === undefined ? [] : [{ word, thread, kept: kept.position ?? first.position }]
}

const isOpen = (books: Books, subject: string): boolean =>
  books.kept.threads.some((one) => one.subject === subject && one.resolved_at === null)

interface Carried {
  readonly word: string
  readonly thread: string
  readonly kept: number
}

const effectsWith = ({ outbox }: Kept, word: string): readonly Row<'outbox'>[] =>
  outbox.filter(({ effect }) => effect?.body.kind === 'post' && JSON.stringify(effect).includes(word))

/**
 * In a thread that was solved by then nothing is carried: its writer is asked where the words belong. So it is when it was
 * solved before anybody knew that it stands, where the words were held until then.
 */
function wasOver(books: Books, subject: string, { received_at }: Row<'inbox'>): boolean {
  const thread = books.kept.threads.find((one) => one.subject === subject)
  if (thread?.resolved_at == null) return false
  if (thread.resolved_at <= received_at + 1000) return true
  const ended = effectsWith(books.kept, `Thread ${thread.number} was marked as solved while I was opening it`)
  const asked = effectsWith(books.kept, `Thread ${thread.number} is solved, so what you just wrote reached nobody`)
  return ended.some((end) => asked.some((ask) => ask.position > end.position))
}

function inOrder(books: Books, town: Town, looked: Looked, carried: readonly Carried[]): void {
  for (const [thread, words] of Map.groupBy(carried, (one) => one.thread)) {
    const stands = ({ word }: Carried): number => looked.told.findIndex(({ text }) => text.includes(word))
    const kept = words.toSorted((one, other) => one.kept - other.kept)
    for (const [index, one] of kept.entries()) {
      const before = kept[index - 1]
      if (before !== undefined && stands(one) < stands(before))
        books.wrong('out of order', town, one.word, `stands before ${before.word} in ${thread}`)
    }
    for (const [index, one] of kept.entries())
      if (words[index] !== one) books.count('messages delivered late by the platform')
  }
}

function replies(books: Books, from: Town): void {
  const kept = keysAnswered(books, 'Your reply is on its way')
  for (const { ask, word } of books.crowd.asked.filter((one) => one.town === from && one.ask.what === 'Reply, form')) {
    const { key } = ask.state()
    if (key === undefined || !kept.has(key)) continue
    const { town, looked } = townOfThread(books, from, word)
    if (town !== from) books.count('replies to threads of the other town')
    const told = looked.told.filter(({ text }) => text.includes(word))
    // Whoever takes no direct messages any more is not reached, and the team hears that.
    const refused = effectsWith(books.kept, word).filter(({ outcome }) => outcome?.reason === 'direct-messages-closed')
    const unreached = refused.length + (neverStood(books, looked, word) ? 1 : 0)
    exactlyOne(books, town, word, 'a reply', told.length, (town.relayed ? 2 : 1) - unreached)
  }
}

/** Where the thread is that a reply is for: it may be answered from another town of the same community. */
function townOfThread({ kept, joined, towns }: Books, from: Town, word: string): Books['towns'][number] {
  const thread = effectsWith(kept, word)[0]?.follow_up?.args.thread
  const platform = joined ? kept.threads.find(({ id }) => id === thread)?.platform : undefined
  const found = towns.find(({ town }) => town.name === (platform ?? from.name))
  if (found === undefined) throw new Error(`there are no books of ${from.name}`)
  return found
}

/**
 * The thread was refused after the reply to it, and the team was told that the reply did not arrive: below its notice, or,
 * where that did not stand yet, in the channel of it.
 */
function neverStood(books: Books, looked: Looked, word: string): boolean {
  const [copy] = effectsWith(books.kept, word)
  const thread = books.kept.threads.find(({ id }) => id === copy?.follow_up?.args.thread)
  if (thread === undefined || thread.place !== undefined || thread.resolved_at === null) return false
  const told = books.kept.outbox.filter(
    ({ place_key, effect, outcome }) =>
      copy !== undefined &&
      `${copy.place_key}/`.startsWith(`${place_key}/`) &&
      JSON.stringify(effect).includes('did not arrive') &&
      outcome?.kind === 'done',
  )
  return told.some(({ outcome }) => looked.told.some(({ id }) => id === outcome?.result?.message?.id))
}
