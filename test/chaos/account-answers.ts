// Every call that the platform let Hearth acknowledge: its answer, and that there is one.
import type { Books } from './books.ts'
import type { Asked } from './crowd.ts'
import type { Row } from './kept.ts'
import type { Looked } from './town.ts'

/** Compares what was asked with what was answered. */
export function accountAnswers(books: Books): void {
  const kept = new Map(books.kept.inbox.map((row) => [row.key, row]))
  const answers = Map.groupBy(books.kept.outbox, ({ place_key }) => place_key.split('/answer/')[1])
  const answersTo = (key: string): readonly Row<'outbox'>[] => answers.get(key) ?? []
  for (const { town, looked } of books.towns) {
    const here = books.crowd.asked.filter((one) => one.town === town)
    for (const one of here) {
      const { key, accepted, answered } = one.ask.state()
      const row = key === undefined ? undefined : kept.get(key)
      // To whoever asked, the platform has said that it failed: then nothing was done, and nothing is owed.
      if (row?.state === 'asked' && !accepted) books.count('calls too late for their platform')
      else if (key !== undefined && row !== undefined) keptCall(books, looked, one, answersTo(key))
      else if (accepted && !answered) unkeptCall(books, one)
    }
    atHomes(books, looked, here, (key) => (kept.has(key) ? answersTo(key) : undefined))
  }
}

function keptCall(books: Books, looked: Looked, { ask, town, word }: Asked, answers: readonly Row<'outbox'>[]): void {
  if (answers.length === 0) books.wrong('without an answer', town, word, `${ask.what} was kept and is not answered`)
  for (const { state, outcome } of answers) {
    const id = outcome?.result?.message?.id
    if (state === 'done' && id !== undefined && !looked.hasAnswer(id))
      books.wrong('without an answer', town, word, `${ask.what}: the answer ${id} is not there`)
  }
}

/**
 * A call that writes is kept before it is acknowledged. One that reads is not: when a kill ended it, that is counted apart,
 * and so is an answer that may have arrived and is never said twice.
 */
function unkeptCall(books: Books, { ask, life, town, word }: Asked): void {
  if (ask.writes) books.wrong('without an answer', town, word, `${ask.what} by ${ask.person.name}`)
  else if (life < books.lastLife) books.count('reads killed')
  else if (town.relayed) books.count('answers kept nowhere of unknown outcome')
  else books.wrong('without an answer', town, word, `${ask.what} by ${ask.person.name}`)
}

/** Where each answer is a message of its own, they are counted at the address that they were sent to. */
function atHomes(
  books: Books,
  looked: Looked,
  here: readonly Asked[],
  answersTo: (key: string) => readonly Row<'outbox'>[] | undefined,
): void {
  for (const [home, asked] of Map.groupBy(here, ({ ask }) => ask.state().home)) {
    const seen = home === undefined ? undefined : looked.answersAt(home)
    const [first] = asked
    if (seen === undefined || first === undefined) continue
    let sure = 0
    let perhaps = 0
    for (const { ask } of asked) {
      const { key } = ask.state()
      const rows = key === undefined ? undefined : answersTo(key)
      if (rows === undefined) perhaps += 1
      for (const { state, outcome } of rows ?? []) {
        if (state === 'done' && outcome?.result?.message === undefined) sure += 1
        if (outcome?.reason === 'unconfirmed') perhaps += 1
      }
    }
    books.count('effects expected', sure)
    books.count('effects seen', Math.min(seen, sure))
    if (seen < sure) books.wrong('lost', first.town, first.word, `${first.ask.what}: ${seen} answers of ${sure}`)
    if (seen > sure + perhaps)
      books.wrong('duplicated', first.town, first.word, `${first.ask.what}: ${seen} answers instead of ${sure}`)
  }
}
