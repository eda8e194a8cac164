// The files of people in a copy: their bytes stand in a table of the copy itself, so that it is one file to carry away. Only what
// the copied database names is in it, each once, by the SHA-256 that is its name.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { CopyError } from './copy-error.ts'
import { type CarriedFiles, carriedTable } from './verify.ts'

const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)
/** Bytes as the database and the file system give them are copied: the digest takes none that may be shared. */
const nameOf = async (content: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(content))).toString('hex')

const hasTable = (database: Database.Database, name: string): boolean =>
  database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !== undefined

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The names of the files that a database says are kept. One of before files were kept names none. */
function namesIn(database: Database.Database): readonly string[] {
  const names = new Set<string>()
  for (const table of ['thread_files', 'suggestion_files']) {
    if (!hasTable(database, table)) continue
    const sql = `select distinct sha256 from ${table} where state = 'kept' and sha256 is not null`
    for (const name of database.prepare(sql).pluck().all()) names.add(String(name))
  }
  return [...names].filter(isName).toSorted()
}

/** Takes the bytes of the files that a copy names into it, from the folder where they stand. */
export async function takeIn(database: Database.Database, folder: string): Promise<CarriedFiles> {
  database.exec(`drop table if exists ${carriedTable}`)
  const names = namesIn(database)
  let [count, bytes] = [0, 0]
  if (names.length === 0) return { count, bytes, missing: 0 }
  database.exec(`create table ${carriedTable} (sha256 text primary key, content blob not null)`)
  const add = database.prepare(`insert into ${carriedTable} (sha256, content) values (?, ?)`)
  for (const name of names) {
    const file = join(folder, name)
    // What was redacted since the copy began is not there any more, and does not come into it.
    const content = contentOf(file)
    if (content === undefined || (await nameOf(content)) !== name) continue
    add.run(name, content)
    count += 1
    bytes += content.byteLength
  }
  return { count, bytes, missing: names.length - count }
}

/**
 * Puts the files of a copy into the folder of this Hearth, each once what it is named by was read out of it, and takes them out
 * of the copy. Throws a CopyError, and leaves the copy as it is, when one is not what its name says.
 */
export async function giveBack(database: Database.Database, folder: string): Promise<CarriedFiles> {
  let [count, bytes] = [0, 0]
  if (hasTable(database, carriedTable)) {
    const names = database.prepare(`select sha256 from ${carriedTable}`).pluck().all().map(String)
    const carried = database.prepare(`select content from ${carriedTable} where sha256 = ?`).pluck()
    const read = async (name: string): Promise<Buffer> => {
      const content = carried.get(name)
      if (!Buffer.isBuffer(content) || (await nameOf(content)) !== name)
        throw new CopyError('a file in it is damaged: its bytes are not those that its name says')
      return content
    }
    // All of them are good, or none is put there.
    for (const name of names) await read(name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of names) {
      const content = await read(name)
      await putThere(folder, name, content)
      count += 1
      bytes += content.byteLength
    }
    database.exec(`drop table ${carriedTable}`)
    database.exec('vacuum')
  }
  const missing = namesIn(database).filter((name) => !existsSync(join(folder, name))).length
  return { count, bytes, missing }
}

/** What stands under its name is whole: it is written beside it first. */
async function putThere(folder: string, name: string, content: Uint8Array): Promise<void> {
  const file = join(folder, name)
  if (existsSync(file) && (await nameOf(readFileSync(file))) === name) return
  const part = `${file}.part`
  try {
    writeFileSync(part, content, { mode: 0o600, flush: true })
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
