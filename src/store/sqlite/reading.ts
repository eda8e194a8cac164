// Reads outside a transaction, over a connection of their own: none waits for somebody's transaction, and each sees what
// the latest commit left. Nobody but this process writes, so what was read is still so until this process commits; and
// those of one turn of the event loop share one look at the file, since taking and giving back SQLite's lock costs more
// than most of them.
import type Database from 'better-sqlite3'

export interface Reading {
  /** The rows of a `select`. Whoever gets them changes nothing in them: they are others' too. */
  all(sql: string, parameters: readonly unknown[]): unknown[]
  /** Forgets what was read: this process has written. */
  written(): void
  /** How often this process has written: while that stays the same, so does everything that is read. */
  writes(): number
}

/** What is remembered at most: statements, since some name as many values as there are; questions; and rows of one of them. */
const most = { statements: 2_000, questions: 1_000, rows: 100 }

/** Whether a statement is a read, and nothing else. */
export const isSelect = (sql: string): boolean => /^select\b/i.test(sql)

/** Whatever asks for the time gets another answer each time. */
const tellsTime = (sql: string): boolean => sql.includes('unixepoch(')

/** Makes the reads of a connection. One that is the writer's own too holds no look at the file. */
export function readingOf(database: Database.Database, isWriter: boolean): Reading {
  const statements = new Map<string, Database.Statement>()
  /** What was read, by statement and by what it asked for: a statement is long, and is not put together with anything. */
  const known = new Map<string, Map<string, unknown[]>>()
  let questions = 0
  let writes = 0
  const [begin, end] = [database.prepare('begin'), database.prepare('commit')]
  let looking = false

  function look(): void {
    if (looking || isWriter) return
    begin.run()
    looking = true
    setImmediate(lookAway)
  }

  function lookAway(): void {
    if (!looking) return
    looking = false
    if (database.open && database.inTransaction) end.run()
  }

  function forget(): void {
    known.clear()
    questions = 0
  }

  function prepared(sql: string): Database.Statement {
    const before = statements.get(sql)
    if (before !== undefined) return before
    const made = database.prepare(sql)
    if (statements.size >= most.statements) statements.clear()
    statements.set(sql, made)
    return made
  }

  return {
    all(sql, parameters) {
      const question = JSON.stringify(parameters)
      const before = known.get(sql)?.get(question)
      if (before !== undefined) return before
      look()
      const rows = prepared(sql).all(...parameters)
      if (rows.length > most.rows || tellsTime(sql)) return rows
      if (questions >= most.questions) forget()
      questions += 1
      const asked = known.get(sql)
      if (asked === undefined) known.set(sql, new Map([[question, rows]]))
      else asked.set(question, rows)
      return rows
    },
    written() {
      writes += 1
      forget()
      lookAway()
    },
    writes: () => writes,
  }
}
