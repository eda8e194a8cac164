// A database as somebody opens it who only reads: no lock is taken, no table is changed, and Hearth may be writing to it.
import { existsSync } from 'node:fs'
import SqliteFile from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { CopyError } from '../copies/copy-error.ts'
import { type Database, nameOf } from '../database.ts'
import { inspectStore } from '../inspect.ts'
import { pendingMigrations } from '../migrate.ts'
import { readPostgres } from '../postgres/open.ts'
import type { Tables } from '../schema.ts'

/** Opens it. Rejects with a CopyError when it is not there, not one of ours, or its tables are of another version. */
export async function openToRead(database: Database): Promise<Kysely<Tables>> {
  const name = nameOf(database)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CopyError(`There is no database yet: ${name} is not there.`)
  const found = await inspectStore(database)
  if ('problem' in found) throw new CopyError(`${name} ${found.problem}.`)
  const db = database.kind === 'sqlite' ? readSqlite(database.file) : readPostgres(database.url)
  const pending = await pendingMigrations(db)
  if (pending.length === 0) return db
  await db.destroy()
  throw new CopyError(
    `The tables of ${name} are those of an older Hearth. Start this one once: it brings them up to date.`,
  )
}

function readSqlite(file: string): Kysely<Tables> {
  const database = new SqliteFile(file, { fileMustExist: true })
  database.pragma('query_only = ON')
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}
