// Reads of one turn of the event loop share one look at the file. Taking and giving back SQLite's lock costs more than most
// reads do; nobody but this process writes, and before it does, the look ends: so every read sees what the latest commit
// left, as it would by itself. What is asked twice in a turn is the same, and is asked once.
import type Database from 'better-sqlite3'
import type { SqliteStatement } from 'kysely'

export interface ReadingTurn {
  /** The statement, as a read of the turn where it is one and no transaction is open. */
  wrap(sql: string, statement: Database.Statement): SqliteStatement
}

const isBegin = (sql: string): boolean => /^begin\b/i.test(sql)
const isEnd = (sql: string): boolean => /^(commit|rollback)$/i.test(sql)

/** Makes the turns of one connection. */
export function readingTurn(database: Database.Database): ReadingTurn {
  const begin = database.prepare('begin')
  const end = database.prepare('commit')
  /** What was read in the turn that is open; undefined when none is. */
  let turn: Map<string, unknown[]> | undefined
  let begun = false
  /** A disk that is full ends a transaction without being told to. */
  const writing = (): boolean => begun && database.inTransaction

  function close(): void {
    if (turn === undefined) return
    turn = undefined
    if (database.open && database.inTransaction) end.run()
  }

  function open(): Map<string, unknown[]> {
    begin.run()
    const opened = new Map<string, unknown[]>()
    turn = opened
    setImmediate(() => {
      if (turn === opened) close()
    })
    return opened
  }

  function read(sql: string, statement: Database.Statement, parameters: readonly unknown[]): unknown[] {
    const known = turn ?? open()
    const question = `${sql} ${JSON.stringify(parameters)}`
    const before = known.get(question)
    if (before !== undefined) return before
    const rows = statement.all(...parameters)
    known.set(question, rows)
    return rows
  }

  return {
    wrap(sql, statement) {
      const isRead = statement.reader && statement.readonly && /^select\b/i.test(sql)
      const alone = <Result>(work: () => Result): Result => {
        close()
        if (isBegin(sql)) {
          const result = work()
          begun = true
          return result
        }
        if (isEnd(sql)) begun = false
        return work()
      }
      return {
        reader: statement.reader,
        all: (parameters) =>
          isRead && !writing() ? read(sql, statement, parameters) : alone(() => statement.all(...parameters)),
        run: (parameters) => alone(() => statement.run(...parameters)),
        iterate: (parameters) => alone(() => statement.iterate(...parameters)),
      }
    },
  }
}
