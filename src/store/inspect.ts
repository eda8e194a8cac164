// Looks into a database without changing it: no migration, no lock, no new file.
import { existsSync, readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { migrations } from './migrate.ts'

export type Inspected = { readonly summary: string } | { readonly problem: string }

/** What is in the file, or what is wrong with it. */
export async function inspectStore(file: string): Promise<Inspected> {
  try {
    const database = opened(file)
    try {
      return inspect(database)
    } finally {
      database.close()
    }
  } catch (error) {
    return { problem: `cannot be opened (${error instanceof Error ? error.message : 'unknown'}). Is it a SQLite file?` }
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

function inspect(database: Database.Database): Inspected {
  const has = (table: string): boolean =>
    database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined
  if (!has('kysely_migration')) {
    const tables = database.prepare("select count(*) from sqlite_master where type = 'table'").pluck().get()
    return tables === 0
      ? { summary: 'empty; the first start fills it' }
      : { problem: "is a database, but not one of Hearth's. Set DATABASE_URL to another file" }
  }
  const done = database.prepare('select name from kysely_migration').pluck().all().map(String)
  const newer = done.filter((name) => !Object.hasOwn(migrations, name))
  if (newer.length > 0) return { problem: `was written by a newer Hearth (${newer.join(', ')}). Update this one` }
  const missing = Object.keys(migrations).filter((name) => !done.includes(name))
  const spaces = database.prepare('select count(*) from spaces').pluck().get()
  const migrated = missing.length === 0 ? 'up to date' : `${missing.length} migrations to run at the next start`
  return { summary: `${migrated}, ${spaces === 1 ? '1 space' : `${String(spaces)} spaces`}` }
}
