// Each support thread: one place, one first message, one notice, all of which say how it stands.
import { type Books, exactlyOne } from './books.ts'
import type { Row } from './kept.ts'
import type { Looked, Town } from './town.ts'

type Thread = Row<'threads'>

const teamReads: Readonly<Record<Thread['state'], string>> = {
  open: 'new, nobody has answered yet',
  'waiting on member': 'waiting for the member',
  'waiting on staff': 'waiting for the team',
  resolved: 'solved',
  closed: 'solved and closed',
}
const openerReads: Readonly<Record<Thread['state'], string>> = {
  open: 'with us',
  'waiting on member': 'with you',
  'waiting on staff': 'with us',
  resolved: 'solved',
  closed: 'solved',
}

/** Compares the threads with what stands of them. */
export function accountThreads(books: Books): void {
  for (const { town, looked } of books.towns)
    for (const thread of books.kept.threads)
      if (thread.platform === town.name) accountThread(books, town, looked, thread)
}

function accountThread(books: Books, town: Town, looked: Looked, thread: Thread): void {
  const { subject, state, place } = thread
  const withSubject = (words: string, where?: string): readonly string[] =>
    looked.told
      .filter((one) => (where === undefined || one.where === where) && one.text.includes(words))
      .map(({ text }) => text)
      .filter((text) => text.includes(subject))
  const notices = withSubject(`Support thread ${thread.number}, opened by`, 'moderators')
  exactlyOne(books, town, subject, 'a notice', notices.length)
  const failed = state === 'closed' && thread.closed_at === null
  saysSo(books, town, subject, 'the notice', notices[0], failed ? 'closed, it could not be opened' : teamReads[state])
  if (place === undefined) {
    if (state === 'resolved' || (state === 'closed' && !failed)) solvedUnopened(books, town, thread, looked)
    else if (!failed) books.wrong('lost', town, subject, `the thread stands nowhere and is ${state}`)
    return
  }
  first(books, town, thread, withSubject('this is your thread with the team'), looked)
  if (town.relayed) return
  const threads = looked.threads.filter(({ title }) => title.includes(subject))
  exactlyOne(books, town, subject, 'a private thread', threads.length)
  if (state === 'closed' && !failed && threads.some(({ closed }) => !closed))
    books.wrong('lost', town, subject, 'it is solved, and its thread was never closed')
}

/** A thread that was solved before its opener's direct messages refused it: they hear so where they asked, or another way. */
function solvedUnopened(books: Books, town: Town, { id, number, subject }: Thread, looked: Looked): void {
  const refused = books.kept.appearances.some((one) => one.subject === id && one.role === 'opening' && one.refused)
  if (!refused) books.wrong('lost', town, subject, 'the thread stands nowhere and is resolved')
  const notes = books.kept.notes.map(({ message }) => message)
  const shown = [...looked.told.map(({ text }) => text), ...looked.ephemeral, ...notes]
  const seen = shown.some((text) => text.includes(`Thread ${number} was marked as solved while I was opening it`))
  exactlyOne(books, town, subject, 'an end told', seen ? 1 : 0)
}

/** A thread that was solved before it stood has no first message: it begins with its end. */
function first(books: Books, town: Town, thread: Thread, firsts: readonly string[], { told }: Looked): void {
  const { id, number, subject, state } = thread
  const begins = books.kept.appearances.some((one) => one.subject === id && one.role === 'opening')
  const ended = told.filter(({ text }) => text.includes(`Thread ${number} was marked as solved while I was opening it`))
  exactlyOne(books, town, subject, 'a first message', begins ? firsts.length : ended.length)
  const failed = state === 'closed' && thread.closed_at === null
  saysSo(books, town, subject, 'the first message', firsts[0], failed ? 'closed' : openerReads[state])
}

function saysSo(
  books: Books,
  town: Town,
  subject: string,
  what: string,
  text: string | undefined,
  words: string,
): void {
  if (text !== undefined && !text.includes(words))
    books.wrong('lost', town, subject, `${what} does not say ${words}: ${text.slice(0, 300)}`)
}
