// Migrations go forward only, and running them again changes nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/store.ts'
import { folder } from './opened.ts'

function schemaOf(file: string): readonly unknown[] {
  const database = new Database(file, { readonly: true })
  const rows = database.prepare('select name, sql from sqlite_master order by name').all()
  database.close()
  return rows
}

test('no migration goes back', () => {
  for (const [name, migration] of Object.entries(migrations)) expect(Object.keys(migration), name).toEqual(['up'])
})

test('migrations run in the order of their names', () => {
  expect(Object.keys(migrations)).toEqual(Object.keys(migrations).toSorted())
})

test('a database that is opened again is as it was', async () => {
  const file = join(folder(), 'hearth.db')
  await (await openStore({ file, startedAt: 0 })).close()
  const before = { schema: schemaOf(file), bytes: readFileSync(file) }
  await (await openStore({ file, startedAt: 1 })).close()
  expect(schemaOf(file)).toEqual(before.schema)
  expect(readFileSync(file).equals(before.bytes)).toBe(true)
})
