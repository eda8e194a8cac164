// `npm run backup` and `npm run restore`, as whoever runs Hearth meets them: a round trip, and what each refuses.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backup } from '../../src/store/copies/backup.ts'
import { restore } from '../../src/store/copies/restore.ts'
import { openStore } from '../../src/store/store.ts'
import { house } from '../start/house.ts'
import { damagedDatabase, folder, lantern, note, notesIn, olderDatabase, openedIn, rightsOf } from './copies.ts'
import { livedIn } from './lived-in.ts'

test('what Hearth acknowledged before a backup is there after a kill, a restore and a start', async () => {
  const home = house()
  const first = home.run()
  const before = await livedIn(first)
  const told: string[] = []
  const stop = before.keepsSuggesting(told)
  await expect.poll(() => told.length, { timeout: 30_000 }).toBeGreaterThan(5)
  const acknowledged = [...told]
  const copied = await home.task('backup', ['copy.db'])
  expect(copied).toMatchObject({ code: 0, err: '' })
  expect(copied.out).toContain('data/hearth.db is copied to copy.db.')
  expect(copied.out).toMatch(
    /\d\.\d MB, every page read, nothing damaged\. \d+ tables, \d+ with rows:\n.*suggestions \d+/,
  )
  expect(rightsOf(join(home.folder, 'copy.db'))).toBe('600')

  const refused = await home.task('restore', ['copy.db'])
  expect(refused.code).toBe(1)
  expect(refused.err).toMatch(/is held by process \d+ .+ Stop that one first/)

  first.send('SIGKILL')
  await first.ended
  await stop()
  const restored = await home.task('restore', ['copy.db'])
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toContain('copy.db is restored to data/hearth.db: up to date, 1 space.')
  const aside = /kept as (\S+);/.exec(restored.out)?.[1] ?? ''
  expect(existsSync(join(home.folder, aside))).toBe(true)

  const after = await livedIn(home.run())
  await expect.poll(after.shown, { timeout: 30_000 }).toEqual(expect.arrayContaining(acknowledged))
  await after.suggests('Wish for later')
  expect(told.length).toBeGreaterThanOrEqual(acknowledged.length)
})

/** A database that holds this note, closed. */
async function closedDatabase(file: string, subject: string): Promise<void> {
  const opened = await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  await opened.spaces.add(
    { ref: { platform: 'discord', id: '1' }, name: 'Lantern', locale: undefined, host: undefined, at: 0 },
    lantern,
  )
  await note(opened, subject)
  await opened.close()
}

test('a backup replaces an older copy when it is told to, and nothing else, ever', async () => {
  const where = folder()
  const at = (name: string): string => join(where, name)
  await closedDatabase(at('hearth.db'), 'one')
  const copyTo = (name: string, force = true) => backup({ from: at('hearth.db'), to: at(name), force })
  await copyTo('copy.db', false)
  await expect(copyTo('copy.db', false)).rejects.toThrow('Name another file, or replace it with --force.')
  await copyTo('copy.db')
  writeFileSync(at('notes.txt'), 'my notes')
  await expect(copyTo('notes.txt')).rejects.toThrow("is there already and is no copy of Hearth's, so I leave it.")
  expect(readFileSync(at('notes.txt'), 'utf8')).toBe('my notes')
  await expect(copyTo('hearth.db')).rejects.toThrow('hearth.db is the database itself.')
  await expect(copyTo('none/copy.db')).rejects.toThrow(/The folder \S+none is not there\. Make it first/)
  await expect(copyTo('.')).rejects.toThrow('is a folder. Name a file in it.')
  expect(readdirSync(where).toSorted()).toEqual([
    'copy.db',
    'hearth.db',
    'hearth.db.holder',
    'hearth.db.lock',
    'notes.txt',
  ])
})

test.each(['backup', 'restore', 'export'])('a mistyped %s gets the usage', async (task) => {
  const home = house()
  for (const args of [[], ['one', '--frce']]) {
    const { code, err, out } = await home.task(task, args)
    expect(code).toBe(1)
    expect(err).toContain(`Usage: npm run ${task} -- <`)
    expect(`${err}${out}`).not.toMatch(/^ +at /m)
  }
  expect(home.files()).toEqual([])
})

test('without a database there is nothing to back up', async () => {
  const where = folder()
  const none = backup({ from: join(where, 'hearth.db'), to: join(where, 'copy.db'), force: false })
  await expect(none).rejects.toThrow('There is no database yet:')
  expect(readdirSync(where)).toEqual([])
})

test('a restore keeps what was there aside, with what stood in its log', async () => {
  const where = folder()
  const [copy, file] = [join(where, 'copy.db'), join(where, 'hearth.db')]
  await closedDatabase(copy, 'in the copy')
  const store = await openedIn(file)
  await note(store, 'there before')
  // As a kill leaves it: what was written last stands in the log alone.
  const [bytes, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
  await store.close()
  writeFileSync(file, bytes)
  writeFileSync(`${file}-wal`, log)
  const { aside = '' } = await restore({ copy, file, now: Date.now() })
  expect(notesIn(aside)).toEqual(['there before'])
  expect(notesIn(file)).toEqual(['in the copy'])
  expect(rightsOf(file)).toBe('600')
  expect(notesIn(copy)).toEqual(['in the copy'])
})

test('a restore takes a copy with its log beside it, and a database that is damaged out of the way', async () => {
  const where = folder()
  const [copy, file] = [join(where, 'copy.db'), join(where, 'hearth.db')]
  const store = await openedIn(join(where, 'used.db'))
  await note(store, 'in the log')
  copyFileSync(join(where, 'used.db'), copy)
  copyFileSync(join(where, 'used.db-wal'), `${copy}-wal`)
  writeFileSync(file, 'no database any more')
  const { aside = '' } = await restore({ copy, file, now: Date.now() })
  expect(readFileSync(aside, 'utf8')).toBe('no database any more')
  expect(notesIn(file)).toEqual(['in the log'])
})

const migrations = 'create table kysely_migration (name text, timestamp text); create table spaces (key text)'
const newer = "insert into kysely_migration values ('999-later', '2031-01-01')"

/** Makes a database with these statements. */
function databaseAt(file: string, ...statements: readonly string[]): void {
  const database = new Database(file)
  for (const statement of statements) database.exec(statement)
  database.close()
}

test('a restore refuses what is not whole, not ours or newer, and changes nothing', async () => {
  const where = folder()
  const at = (name: string): string => join(where, name)
  await closedDatabase(at('hearth.db'), 'there')
  writeFileSync(at('notes.txt'), 'These are my notes, which are no database at all.')
  databaseAt(at('foreign.db'), 'create table songs (title text)')
  databaseAt(at('later.db'), migrations, newer)
  damagedDatabase(at('damaged.db'), migrations)
  const before = readdirSync(where)
  const refusals = [
    ['notes.txt', 'notes.txt cannot be opened'],
    ['foreign.db', "foreign.db is a database, but not one of Hearth's"],
    ['later.db', 'later.db was written by a newer Hearth (999-later)'],
    ['damaged.db', 'damaged.db cannot be restored: it is damaged'],
    ['none.db', 'none.db is not there.'],
    ['hearth.db', 'hearth.db is the database itself.'],
  ] as const
  for (const [file, said] of refusals)
    await expect(restore({ copy: at(file), file: at('hearth.db'), now: 0 })).rejects.toThrow(said)
  expect(readdirSync(where)).toEqual(before)
  expect(notesIn(at('hearth.db'))).toEqual(['there'])
})

test('a copy of an older Hearth is restored, and says that its tables are brought up to date at the next start', async () => {
  const where = folder()
  const [copy, file] = [join(where, 'copy.db'), join(where, 'hearth.db')]
  await olderDatabase(copy, 'of old')
  const { summary, aside } = await restore({ copy, file, now: 0 })
  expect(summary).toContain('to run at the next start')
  expect(aside).toBeUndefined()
  expect(notesIn(file)).toEqual(['of old'])
})

test.each([
  ['backup', "pg_dump --format=custom --no-owner --file='copy.dump' 'postgres://hearth@db.example:5432/hearth'"],
  [
    'restore',
    "pg_restore --clean --if-exists --no-owner --single-transaction --dbname='postgres://hearth@db.example:5432/hearth' 'copy.dump'",
  ],
])('with PostgreSQL the %s says which command does it, without the password', async (task, line) => {
  const home = house()
  const url = 'postgres://hearth:my-secret@db.example:5432/hearth?password=my-secret'
  const { code, err, out } = await home.task(task, ['copy.dump'], { DATABASE_URL: url })
  expect(code).toBe(1)
  expect(err.split('\n')).toContain(line)
  expect(`${err}${out}`).not.toContain('my-secret')
  expect(readdirSync(home.folder)).toEqual([])
})

test('a setting that is wrong elsewhere does not stop a backup, a wrong DATABASE_URL does', async () => {
  const home = house()
  await closedDatabase(join(home.folder, 'hearth.db'), 'one')
  const settings = { DATABASE_URL: 'sqlite:hearth.db', DISCORD_TOKEN: 'short' }
  expect((await home.task('backup', ['copy.db'], settings)).code).toBe(0)
  const { code, err } = await home.task('backup', ['other.db'], { DATABASE_URL: 'hearth.db' })
  expect(code).toBe(1)
  expect(err).toContain('DATABASE_URL is not what it should be.')
})
