// Prepares each statement once, however often it is asked for, and takes the right to write when a transaction begins:
// a database that somebody else writes to says so before any work was done, not in the middle of it.
import type Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { isSelect, type Reading } from './reading.ts'

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

/** Wraps a database so that the same SQL is prepared once. Reads outside a transaction are left to `reading`. */
export function withStatementCache(database: Database.Database, reading: Reading): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()

  function wrapped(sql: string): SqliteStatement {
    const statement = database.prepare(sql === begin ? 'begin immediate' : sql)
    const { reader } = statement
    if (reader && statement.readonly && isSelect(sql))
      return {
        reader,
        all: (parameters) => (database.inTransaction ? statement.all(...parameters) : reading.all(sql, parameters)),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      }
    /** Whatever is kept by now is told to whoever reads. */
    const telling = <Result>(work: () => Result): Result => {
      try {
        return work()
      } finally {
        if (!database.inTransaction) reading.written()
      }
    }
    return {
      reader,
      all: (parameters) => telling(() => statement.all(...parameters)),
      run: (parameters) => telling(() => statement.run(...parameters)),
      iterate: (parameters) => statement.iterate(...parameters),
    }
  }

  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql === rollback && !database.inTransaction) return undone
      const known = prepared.get(sql)
      if (known !== undefined) return known
      const made = wrapped(sql)
      if (prepared.size >= most) prepared.clear()
      prepared.set(sql, made)
      return made
    },
  }
}
