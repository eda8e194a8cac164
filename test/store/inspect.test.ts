// Looking into a database changes nothing: not a byte of it, and no file beside it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { inspectStore } from '../../src/store/inspect.ts'
import { openStore } from '../../src/store/store.ts'
import { folder, opened } from './opened.ts'

const contents = (where: string): ReadonlyMap<string, string> =>
  new Map(readdirSync(where).map((name) => [name, readFileSync(join(where, name)).toString('base64')]))

test('a database is looked into without a byte of it changing', async () => {
  const where = folder()
  const file = join(where, 'hearth.db')
  await (await openStore({ file, startedAt: 0 })).close()
  const before = contents(where)
  expect(await inspectStore(file)).toEqual({ summary: expect.stringContaining('up to date') })
  expect(contents(where)).toEqual(before)
})

test('a database that a Hearth is using can be looked into', async () => {
  const { file } = await opened()
  expect(await inspectStore(file)).toEqual({ summary: expect.stringContaining('1 space') })
})

test('a file that is no database is a problem, and stays as it is', async () => {
  const where = folder()
  const file = join(where, 'notes.txt')
  writeFileSync(file, 'These are my notes, which are no database at all.')
  const before = contents(where)
  expect(await inspectStore(file)).toHaveProperty('problem')
  expect(contents(where)).toEqual(before)
})

test('a database of somebody else is a problem, and stays as it is', async () => {
  const where = folder()
  const file = join(where, 'other.db')
  const other = new Database(file)
  other.exec('create table recipes (name text)')
  other.close()
  const before = contents(where)
  expect(await inspectStore(file)).toEqual({ problem: expect.stringContaining("not one of Hearth's") })
  expect(contents(where)).toEqual(before)
})

test('a database that is not there is not made', async () => {
  const where = folder()
  expect(await inspectStore(join(where, 'hearth.db'))).toHaveProperty('problem')
  expect(readdirSync(where)).toEqual([])
})
