// Puts a copy in the place of the database. What was there is kept beside it.
import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { inspectStore } from '../inspect.ts'
import { holdStore } from '../lock.ts'
import { giveBack } from './carried-files.ts'
import { CopyError, reasonOf } from './copy-error.ts'
import { type CarriedFiles, type Contents, flush, verify } from './verify.ts'

export interface RestoreOptions {
  readonly copy: string
  /** The database that Hearth is set to. */
  readonly file: string
  /** The folder of people's files, where those of the copy come; undefined: they are not looked at. */
  readonly files?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface Restored {
  readonly contents: Contents
  readonly files: CarriedFiles | undefined
  /** What is in it, in words. */
  readonly summary: string
  /** Where the former database is now; undefined when there was none. */
  readonly aside: string | undefined
}

/** A database may have its log beside it, and the index of that. */
const ends = ['', '-wal', '-shm'] as const

/**
 * Restores a copy. Rejects with a StoreHeldError while Hearth runs, and with a CopyError when the copy is not one of
 * Hearth's, newer than this Hearth or damaged; the database is then as it was.
 */
export async function restore({ copy, file, files: shelf, now }: RestoreOptions): Promise<Restored> {
  const folder = dirname(resolve(file))
  if (!existsSync(copy)) throw new CopyError(`${copy} is not there.`)
  if (existsSync(file) && realpathSync(copy) === realpathSync(file))
    throw new CopyError(`${copy} is the database itself. Name a copy of it.`)
  const found = await inspectStore({ kind: 'sqlite', file: copy })
  if ('problem' in found) throw new CopyError(`${copy} ${found.problem}. Nothing was changed.`)
  mkdirSync(folder, { recursive: true })
  ownedByUs(folder)
  const release = holdStore(file, now)
  const part = `${file}.restoring`
  try {
    const { contents, files } = await takenIn(copy, part, shelf)
    const aside = setAside(file, now)
    renameSync(part, file)
    flush(folder)
    return { contents, files, summary: found.summary, aside }
  } catch (error) {
    for (const end of [...ends, '-journal']) rmSync(`${part}${end}`, { force: true })
    throw error instanceof CopyError
      ? error
      : new CopyError(`It was not restored: ${reasonOf(error)}.`, { cause: error })
  } finally {
    release()
  }
}

/** What root writes, Hearth could not open. */
function ownedByUs(folder: string): void {
  const { uid } = statSync(folder)
  if (process.getuid === undefined || process.getuid() === uid) return
  throw new CopyError(
    `${folder} belongs to another user (${uid}), who could not open what I write. Run this as that user: sudo -u '#${uid}' \u2026`,
  )
}

/** The copy beside the database, checked; the one that was given is not touched. */
async function takenIn(
  copy: string,
  part: string,
  shelf: string | undefined,
): Promise<Pick<Restored, 'contents' | 'files'>> {
  try {
    for (const end of ends) {
      rmSync(`${part}${end}`, { force: true })
      if (end !== '-shm' && existsSync(`${copy}${end}`)) copyFileSync(`${copy}${end}`, `${part}${end}`)
    }
    chmodSync(part, 0o600)
    const contents = verify(part)
    if (shelf === undefined) return { contents, files: undefined }
    const files = await filesOut(part, shelf)
    return { contents: files.count === 0 ? contents : verify(part), files }
  } catch (error) {
    const why = error instanceof CopyError ? error.message : reasonOf(error)
    throw new CopyError(`${copy} cannot be restored: ${why}. Nothing was changed.`, { cause: error })
  }
}

async function filesOut(part: string, shelf: string): Promise<CarriedFiles> {
  const database = new Database(part)
  try {
    return await giveBack(database, shelf)
  } finally {
    database.close()
  }
}

/** Moves the database away, with what stood in its log taken into it where that can be read. */
function setAside(file: string, now: number): string | undefined {
  if (existsSync(file)) takeInLog(file)
  const there = ends.filter((end) => existsSync(`${file}${end}`))
  if (there.length === 0) return undefined
  const aside = `${file}.before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`
  for (const end of there) renameSync(`${file}${end}`, `${aside}${end}`)
  return aside
}

/** A database that is damaged stays as it is, its log beside it. */
function takeInLog(file: string): void {
  const database = new Database(file)
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    return
  } finally {
    database.close()
  }
}
