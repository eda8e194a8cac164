// Looks into a database without changing it: no migration, no lock, no new file.
import Database from 'better-sqlite3'
import { migrations } from './migrate.ts'

export type Inspected = { readonly summary: string } | { readonly problem: string }

/** What is in the file, or what is wrong with it. */
export async function inspectStore(file: string): Promise<Inspected> {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return inspect(database)
    } finally {
      database.close()
    }
  } catch (error) {
    return { problem: `cannot be opened (${error instanceof Error ? error.message : 'unknown'}). Is it a SQLite file?` }
  }
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
  return { summary: `${migrated}, ${String(spaces)} spaces` }
}
