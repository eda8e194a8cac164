// What the tests of copies share: a database that was lived in, and a look at what a file holds.
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { onTestFinished } from 'vitest'
import { type CommunityId, communityId } from '../../src/domain/ids.ts'
import { migrations } from '../../src/store/migrate.ts'
import { openStore, type Store } from '../../src/store/store.ts'

export const lantern: CommunityId = communityId('lantern')

/** A folder that is deleted when the test ends. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hearth-keeping-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Opens a store with a community in it; it is closed when the test ends. */
export async function openedIn(file: string): Promise<Store> {
  const store = await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  onTestFinished(() => store.close())
  const ref = { platform: 'discord', id: '1' } as const
  await store.spaces.add({ ref, name: 'Lantern', locale: undefined, host: undefined, at: 0 }, lantern)
  return store
}

/** Keeps a note, as something that is due. */
export const note = (store: Store, subject: string): Promise<void> =>
  store.transaction(lantern, () =>
    store.ledger.due.set({ id: subject, community: lantern, kind: 'note', subject, at: 1 }),
  )

/** The notes in a file. */
export function notesIn(file: string): readonly string[] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare("select subject from due where kind = 'note' order by subject").pluck().all().map(String)
  } finally {
    database.close()
  }
}

/** The rights on a file: `600`. */
export const rightsOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

/** A database in which pages were written over, as a failing disk does it. Its first page is whole. */
export function damagedDatabase(file: string, ...statements: readonly string[]): void {
  const database = new Database(file)
  for (const statement of statements) database.exec(statement)
  database.exec('create table words (text); create index words_text on words (text)')
  database.exec(
    'with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000) insert into words select hex(randomblob(20)) from n',
  )
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.close()
  const opened = openSync(file, 'r+')
  for (const page of [pages - 2, pages - 5]) writeSync(opened, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096)
  closeSync(opened)
}

/** The migration that an older database lacks. */
export const newest = Object.keys(migrations).at(-1) ?? ''

/** Makes a database as an older Hearth left it: the newest migration has not run. It holds a note. */
export async function olderDatabase(file: string, subject: string): Promise<void> {
  const database = new Database(file)
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateTo(Object.keys(migrations).at(-2) ?? '')
  if (error !== undefined) throw error
  database.exec("insert into communities (id, created_at) values ('lantern', 0)")
  database
    .prepare("insert into due (id, community, kind, subject, at, lease_until) values ('a', 'lantern', 'note', ?, 1, 0)")
    .run(subject)
  await db.destroy()
}
