// What a killed Hearth has kept, read from its file by somebody who changes nothing.
import Database from 'better-sqlite3'

/** Nobody could tell whether it had been done: shown to the staff, and not repeated. */
const mayBeDone = `coalesce(outcome, '') like '%"reason":"unconfirmed"%'`

/** What is still owed, and what went wrong. At rest all of it is nought. */
export interface Owed {
  readonly waiting: number
  readonly failed: number
  /** Appearances that do not show their subject as it is. */
  readonly behind: number
  readonly parked: number
}

function asked<Result>(file: string, ask: (count: (sql: string) => number) => Result): Result {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return ask((sql) => Number(database.prepare(sql).pluck().get()))
  } finally {
    database.close()
  }
}

/** What is owed now. */
export const owedIn = (file: string): Owed =>
  asked(file, (count) => ({
    waiting: count("select count(*) from outbox where state = 'waiting'"),
    // What failed over 30 days ago is blanked: it was counted while there was anything to count.
    failed: count(`select count(*) from outbox where state = 'failed' and outcome is not null and not (${mayBeDone})`),
    behind: count('select count(*) from appearances where wanted > shown'),
    parked: count("select count(*) from inbox where state in ('parked', 'failed')"),
  }))

/** How many effects were refused because nobody could tell whether they had been done. */
export const unconfirmedIn = (file: string): number =>
  asked(file, (count) => count(`select count(*) from outbox where state = 'failed' and ${mayBeDone}`))

/** How many effects were refused for any other reason. */
export const refusedIn = (file: string): number =>
  asked(file, (count) =>
    count(`select count(*) from outbox where outcome like '%"kind":"refused"%' and not (${mayBeDone})`),
  )
