// Looks into a file of SQLite without changing it.
import { existsSync, readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Found } from '../found.ts'

/** What is in the file. Never rejects. */
export function lookIntoSqlite(file: string): Found {
  try {
    const database = opened(file)
    try {
      return found(database)
    } finally {
      database.close()
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown'
    return { kind: 'problem', problem: `cannot be opened (${why}). Is it a SQLite file?` }
  }
}

/** A larger file is opened where it is, whatever that leaves beside it. Bytes. */
const readAtMost = 256 * 1024 * 1024

/**
 * A file that was closed in order is read into memory: to open it, even for reading, would leave two files beside it.
 * In memory there is no write-ahead log, so the two bytes of the header that ask for one are set to its absence.
 */
function opened(file: string): Database.Database {
  if (existsSync(`${file}-wal`) || statSync(file).size > readAtMost)
    return new Database(file, { readonly: true, fileMustExist: true })
  const bytes = readFileSync(file)
  return new Database(bytes.length < 20 ? bytes : bytes.fill(1, 18, 20))
}

function found(database: Database.Database): Found {
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  const has = (table: string): boolean =>
    count(`select count(*) from sqlite_master where type = 'table' and name = '${table}'`) > 0
  if (!has('kysely_migration'))
    return { kind: 'not ours', tables: count("select count(*) from sqlite_master where type = 'table'") }
  const migrations = database.prepare('select name from kysely_migration').pluck().all().map(String)
  // A Hearth that is newer may keep its spaces elsewhere.
  return { kind: 'ours', migrations, spaces: has('spaces') ? count('select count(*) from spaces') : 0 }
}
