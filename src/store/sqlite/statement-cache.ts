// Prepares each statement once, however often it is asked for, and takes the right to write when a transaction begins:
// a database that somebody else writes to says so before any work was done, not in the middle of it.
import type Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { readingTurn } from './reading-turn.ts'

/** More statements than Hearth has; a bound for those that are written once and never again. */
const most = 2000

const begin = 'begin'
const rollback = 'rollback'

/** A disk that is full makes SQLite undo the transaction by itself; to undo it once more would fail, and hide why. */
const undone: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  *iterate() {},
}

/** Wraps a database so that the same SQL is prepared once. */
export function withStatementCache(database: Database.Database): SqliteDatabase {
  const turns = readingTurn(database)
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql === rollback && !database.inTransaction) return undone
      const known = prepared.get(sql)
      if (known !== undefined) return known
      const made = turns.wrap(sql, database.prepare(sql === begin ? 'begin immediate' : sql))
      if (prepared.size >= most) prepared.clear()
      prepared.set(sql, made)
      return made
    },
  }
}
