// Migrations go forward only, and running them again changes nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrations } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/store.ts'
import { folder, lantern, space } from './opened.ts'

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

test('an answer that waited in a line of an older version waits in one of its platform', async () => {
  const file = join(folder(), 'hearth.db')
  const store = await openStore({ file, startedAt: 0 })
  await store.spaces.add({ ref: space, name: 'Lantern', locale: undefined, host: undefined, at: 0 }, lantern)
  await store.close()
  const database = new Database(file)
  database.exec("delete from kysely_migration where name = '005-answer-lines'")
  const effect = JSON.stringify({ version: 1, body: { kind: 'answer', fallback: { space } } })
  database
    .prepare(
      `insert into outbox (id, community, place_key, effect, state, not_before, attempts, lease_until, created_at)
       values ('a', 'lantern', 'answer/call-1', ?, 'waiting', 0, 0, 0, 0)`,
    )
    .run(effect)
  database.close()
  const again = await openStore({ file, startedAt: 1 })
  onTestFinished(() => again.close())
  const [claimed] = await again.ledger.outbox.claim('discord', 1, 2, 1)
  expect(claimed?.placeKey).toBe('discord:1/answer/call-1')
})
