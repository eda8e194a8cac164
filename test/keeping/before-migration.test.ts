// Before the tables of a database that is not new are brought up to date there is a copy; without it nothing is changed.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { copyBeforeMigration } from '../../src/store/copies/before-migration.ts'
import { openStore } from '../../src/store/store.ts'
import { house } from '../start/house.ts'
import { folder, newest, note, notesIn, olderDatabase, openedIn } from './copies.ts'

const address = /^Playground: http/m

/** A database of an older Hearth where this one looks for it. */
async function older(where: string): Promise<void> {
  mkdirSync(join(where, 'data'))
  await olderDatabase(join(where, 'data/hearth.db'), 'of old')
}

const migrationsIn = (file: string): number => {
  const database = new Database(file, { readonly: true })
  const count = database.prepare('select count(*) from kysely_migration').pluck().get()
  database.close()
  return Number(count)
}

const today = (): string => {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

test('a start that brings the tables up to date copies them first', async () => {
  const home = house()
  await older(home.folder)
  const file = join(home.folder, 'data/hearth.db')
  const before = migrationsIn(file)
  await home.run().says(address)
  const copies = join(home.folder, 'data/backups')
  const name = `before-migration-${today()}-${newest}.db`
  expect(readdirSync(copies)).toEqual([name])
  expect(notesIn(join(copies, name))).toEqual(['of old'])
  expect(migrationsIn(join(copies, name))).toBe(before)
  expect(migrationsIn(file)).toBe(before + 1)
})

test('a new database is not copied, and neither is one that is up to date', async () => {
  const file = join(folder(), 'hearth.db')
  const asked: string[] = []
  const beforeMigrating = async (first: string) => void asked.push(first)
  for (const startedAt of [1, 2])
    await (await openStore({ database: { kind: 'sqlite', file }, startedAt, beforeMigrating })).close()
  expect(asked).toEqual([])
})

test('where the copy cannot be made the start ends in plain words, and the tables are as they were', async () => {
  const home = house()
  await older(home.folder)
  const file = join(home.folder, 'data/hearth.db')
  const before = migrationsIn(file)
  writeFileSync(join(home.folder, 'copies'), 'a file where a folder should be')
  const { code, err } = await home.run({ BACKUP_DIR: 'copies' }).ended
  expect(code).toBe(1)
  expect(err).toMatch(/the copy before that could not be made in copies: .+\. Nothing was changed\. Make room there/)
  expect(migrationsIn(file)).toBe(before)
  await home.run({ BACKUP_DIR: 'off' }).says(address)
  expect(home.files()).not.toContain('data/backups')
  expect(migrationsIn(file)).toBe(before + 1)
})

test('of the copies before a migration five are kept, and one that is made again the same day takes the place of the first', async () => {
  const where = folder()
  const file = join(where, 'hearth.db')
  const store = await openedIn(file)
  const copy = (day: number) =>
    copyBeforeMigration({
      file,
      folder: join(where, 'copies'),
      migration: '006-x',
      now: new Date(2026, 0, day).getTime(),
    })
  for (const day of [1, 2, 3, 4, 5, 6]) await copy(day)
  await note(store, 'later')
  expect(notesIn(await copy(6))).toEqual(['later'])
  const kept = [2, 3, 4, 5, 6].map((day) => `before-migration-2026-01-0${day}-006-x.db`)
  expect(readdirSync(join(where, 'copies')).toSorted()).toEqual(kept)
})
