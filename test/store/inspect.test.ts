// Looking into a database changes nothing: not a byte of it, and no file beside it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { inspectStore } from '../../src/store/inspect.ts'
import { openStore } from '../../src/store/store.ts'
import { freshDatabase, runOn } from '../postgres/fresh-database.ts'
import { fileOf, folder, opened } from './opened.ts'

const contents = (where: string): ReadonlyMap<string, string> =>
  new Map(readdirSync(where).map((name) => [name, readFileSync(join(where, name)).toString('base64')]))

test('a database is looked into without a byte of it changing', async () => {
  const where = folder()
  const file = join(where, 'hearth.db')
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).close()
  const before = contents(where)
  expect(await inspectStore({ kind: 'sqlite', file })).toEqual({ summary: expect.stringContaining('up to date') })
  expect(contents(where)).toEqual(before)
})

test('a database that a Hearth is using can be looked into', async () => {
  const file = fileOf(await opened())
  expect(await inspectStore({ kind: 'sqlite', file })).toEqual({ summary: expect.stringContaining('1 space') })
})

test('a file that is no database is a problem, and stays as it is', async () => {
  const where = folder()
  const file = join(where, 'notes.txt')
  writeFileSync(file, 'These are my notes, which are no database at all.')
  const before = contents(where)
  expect(await inspectStore({ kind: 'sqlite', file })).toHaveProperty('problem')
  expect(contents(where)).toEqual(before)
})

test('a database of somebody else is a problem, and stays as it is', async () => {
  const where = folder()
  const file = join(where, 'other.db')
  const other = new Database(file)
  other.exec('create table recipes (name text)')
  other.close()
  const before = contents(where)
  expect(await inspectStore({ kind: 'sqlite', file })).toEqual({
    problem: expect.stringContaining("not one of Hearth's"),
  })
  expect(contents(where)).toEqual(before)
})

test('a database that is not there is not made', async () => {
  const where = folder()
  expect(await inspectStore({ kind: 'sqlite', file: join(where, 'hearth.db') })).toHaveProperty('problem')
  expect(readdirSync(where)).toEqual([])
})

/** Shuts no one out of a database but its user, who has another password there. */
const changed = (url: string, change: (parts: URL) => void): string => {
  const parts = new URL(url)
  change(parts)
  return parts.href
}
const look = (url: string) => inspectStore({ kind: 'postgres', url })

test('a database of PostgreSQL that is empty, and one with tables of ours, are told apart', async () => {
  const url = await freshDatabase('nothing')
  expect(await look(url)).toEqual({ summary: expect.stringContaining('empty') })
  expect(await runOn(url, "select * from pg_tables where schemaname = 'public'")).toEqual([])
  expect(await look(await freshDatabase())).toEqual({ summary: 'up to date, 0 spaces' })
})

test('a database of PostgreSQL that is somebody else’s, or a newer Hearth’s, is a problem', async () => {
  const url = await freshDatabase('nothing')
  await runOn(url, 'create table recipes (name text)')
  expect(await look(url)).toEqual({ problem: expect.stringContaining("not one of Hearth's") })
  const newer = await freshDatabase()
  await runOn(newer, "insert into kysely_migration (name, timestamp) values ('999-later', '')")
  expect(await look(newer)).toEqual({ problem: expect.stringContaining('newer Hearth (999-later)') })
  const older = await freshDatabase()
  await runOn(older, "delete from kysely_migration where name > '004'")
  expect(await look(older)).toEqual({ summary: expect.stringContaining('to run at the next start') })
})

test.each<[string, (parts: URL) => void, string]>([
  [
    'a wrong password',
    (parts) => (parts.password = 'not-the-password'),
    'the user or the password in DATABASE_URL is wrong',
  ],
  ['a database that is not there', (parts) => (parts.pathname = '/nowhere'), 'createdb'],
  ['a port where nothing answers', (parts) => (parts.port = '1'), 'Is PostgreSQL running there'],
  ['a machine that is not there', (parts) => (parts.hostname = 'no-such-machine.invalid'), 'no machine of that name'],
])('%s is told in words that say what to do, and never with the password', async (_what, change, words) => {
  const said = JSON.stringify(await look(changed(await freshDatabase(), change)))
  expect(said).toContain(words)
  expect(said).not.toContain('password-of-the-tests')
  expect(said).not.toContain('not-the-password')
})

test('a database that keeps its text in another way is a problem', async () => {
  const url = await freshDatabase('nothing')
  await runOn(url, "create database latin_test encoding 'LATIN1' locale 'C' locale_provider libc template template0")
  onTestFinished(async () => void (await runOn(url, 'drop database latin_test')))
  expect(await look(changed(url, (parts) => (parts.pathname = '/latin_test')))).toEqual({
    problem: expect.stringContaining('LATIN1'),
  })
})
