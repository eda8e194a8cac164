// Reads outside a transaction, over a connection of their own: none waits for somebody's transaction, and each sees what
// the latest commit left. Nobody but this process writes, so what was read is still so until this process commits; and
// those of one turn of the event loop share one look at the file, since taking and giving back SQLite's lock costs more
// than most of them. Only the first looks by itself, which costs less where it stays the only one.
import type Database from 'better-sqlite3'
import type { HowOften } from '../direct.ts'

export interface Reading {
  /** The rows of a `select`. Whoever gets them changes nothing in them: they are others' too. */
  all(sql: string, parameters: readonly unknown[], asked?: HowOften): unknown[]
  /** Forgets what was read: this process has written. */
  written(): void
  /** How often this process has written: while that stays the same, so does everything that is read. */
  writes(): number
}

/** What is remembered at most: statements, since some name as many values as there are; questions; and rows of one of them. */
const most = { statements: 2_000, questions: 1_000, rows: 100 }

/** Whether a statement is a read, and nothing else. */
export const isSelect = (sql: string): boolean => sql.startsWith('select ') || /^select\b/i.test(sql)

/** Whatever asks for the time gets another answer each time. */
const tellsTime = (sql: string): boolean => sql.includes('unixepoch(')

/** The values in one string, which no others have. */
function questionOf(parameters: readonly unknown[]): string {
  let question = ''
  for (const one of parameters) {
    if (typeof one !== 'string') return `${JSON.stringify(parameters)} all`
    question += `${one.length} ${one}`
  }
  return question
}

/** Makes the reads of a connection. One that is the writer's own too holds no look at the file. */
export function readingOf(database: Database.Database, isWriter: boolean): Reading {
  const statements = new Map<string, Database.Statement>()
  /** What was read, by statement and by what it asked for: a statement is long, and is not put together with anything. */
  const known = new Map<string, Map<string, unknown[]>>()
  let questions = 0
  let writes = 0
  const [begin, end] = [database.prepare('begin'), database.prepare('commit')]
  /** `once`: somebody has read in this turn. `on`: what is read shares one look. */
  let look: 'none' | 'once' | 'on' = 'none'

  function lookAtIt(): void {
    if (isWriter || look === 'on') return
    if (look === 'none') {
      look = 'once'
      setImmediate(lookAway)
      return
    }
    begin.run()
    look = 'on'
  }

  function lookAway(): void {
    if (look === 'on' && database.open && database.inTransaction) end.run()
    look = 'none'
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
    all(sql, parameters, asked = 'often') {
      const question = asked === 'often' ? questionOf(parameters) : ''
      const before = asked === 'often' ? known.get(sql)?.get(question) : undefined
      if (before !== undefined) return before
      lookAtIt()
      const rows = prepared(sql).all(...parameters)
      if (asked === 'once' || rows.length > most.rows || tellsTime(sql)) return rows
      if (questions >= most.questions) forget()
      questions += 1
      const others = known.get(sql)
      if (others === undefined) known.set(sql, new Map([[question, rows]]))
      else others.set(question, rows)
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
