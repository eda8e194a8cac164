// One Hearth a SQLite file: a lock that the system drops with the process, and a note that says who holds it.
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'

/** Another process holds the file. The message says which, and what to do. */
export class StoreHeldError extends Error {}

/**
 * Takes the lock of a database file; the returned function gives it back.
 * It is SQLite's own lock on a file beside it, which ends with the process however that ends.
 */
export function holdStore(file: string, startedAt: number): () => void {
  const lockFile = `${file}.lock`
  const holderFile = `${file}.holder`
  const lock = new Database(lockFile, { timeout: 0 })
  try {
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new StoreHeldError(
      `${file} is held by ${holder(holderFile)}. Two at once would greet everybody twice. Stop that one first, or set DATABASE_URL to another file.`,
      { cause: error },
    )
  }
  writeFileSync(holderFile, `process ${process.pid} on ${hostname()}, started ${new Date(startedAt).toISOString()}`)
  return () => lock.close()
}

function holder(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'another Hearth'
  }
}
