// Reads a copy through, page by page, and counts what is in it.
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { CopyError } from './copy-error.ts'

/** The files of people that are in a copy. */
export interface CarriedFiles {
  readonly count: number
  readonly bytes: number
  /** Named by the database, and not there or not as they were kept. */
  readonly missing: number
}

/** A table of a copy that no migration makes, for the files of people: a running Hearth knows nothing of it. */
export const carriedTable = 'copied_files'

/** What a copy holds. */
export interface Contents {
  readonly bytes: number
  /** The rows of each table. */
  readonly rows: Readonly<Record<string, number>>
}

/**
 * Takes into a copy what stands in a log beside it, checks every page, and has it on the disk. Throws a CopyError when it
 * is damaged. The file is changed: it is asked for no log any more, so that opening it leaves nothing beside it.
 */
export function verify(file: string): Contents {
  const database = new Database(file, { fileMustExist: true })
  try {
    database.pragma('journal_mode = DELETE')
    const said = database.pragma('integrity_check(1)', { simple: true })
    if (said !== 'ok') throw new CopyError(`it is damaged (${String(said)})`)
    const rows = countsOf(database)
    database.close()
    flush(file)
    return { bytes: statSync(file).size, rows }
  } finally {
    database.close()
  }
}

/** Of every table that is not made from others, as the index of suggestions is. */
function countsOf(database: Database.Database): Readonly<Record<string, number>> {
  const names = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~' and name not like 'kysely~_%' escape '~' and name not like 'found~_%' escape '~' order by name",
    )
    .pluck()
    .all()
    .map(String)
    .filter((name) => name !== carriedTable)
  return Object.fromEntries(
    names.map((name) => [name, Number(database.prepare(`select count(*) from "${name}"`).pluck().get())]),
  )
}

/** Has the system write a file, or a folder's list of names, to the disk now. */
export function flush(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
