// Migrations go forward only, and running them again changes nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, onTestFinished, test } from 'vitest'
import { migrations } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/store.ts'
import { freshDatabase, runOn } from '../postgres/fresh-database.ts'
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

/** Runs the migrations up to one of them. */
async function migratedTo(name: string, database: Database.Database): Promise<void> {
  // Whoever made the database closes it.
  const dialect = new SqliteDialect({ database: { prepare: (sql) => database.prepare(sql), close: () => undefined } })
  const db = new Kysely<unknown>({ dialect })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateTo(name)
  await db.destroy()
  if (error !== undefined) throw error
}

test('what the first migrations made on SQLite is what they make still, to the letter', async () => {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  await migratedTo('005-answer-lines', database)
  const made = database.prepare('select sql from sqlite_master where sql is not null order by name').pluck().all()
  const before = readFileSync(join(import.meta.dirname, 'schema-005.sql'), 'utf8')
  expect(`${made.join(';\n')};\n`).toBe(before)
})

test('a database of PostgreSQL has the tables and the columns of a file of SQLite, but for the index of suggestions', async () => {
  const file = join(folder(), 'hearth.db')
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).close()
  const database = new Database(file, { readonly: true })
  const columns = database
    .prepare(
      `select tables.name || '.' || columns.name || case when columns."notnull" or columns.pk then '' else '?' end as one
       from sqlite_master as tables join pragma_table_info(tables.name) as columns
       where tables.type = 'table' and tables.name not like 'sqlite%' and tables.name not like 'kysely%' and tables.name not like 'found~_%' escape '~'`,
    )
    .pluck()
    .all()
  database.close()
  const url = await freshDatabase()
  const rows = await runOn(
    url,
    `select table_name || '.' || column_name || case when is_nullable = 'YES' then '?' else '' end as one
     from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'`,
  )
  expect(rows.map(({ one }) => one).toSorted()).toEqual(columns.toSorted())
})

test('a database that is opened again is as it was', async () => {
  const file = join(folder(), 'hearth.db')
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).close()
  const before = { schema: schemaOf(file), bytes: readFileSync(file) }
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 1 })).close()
  expect(schemaOf(file)).toEqual(before.schema)
  expect(readFileSync(file).equals(before.bytes)).toBe(true)
})

test('an answer that waited in a line of an older version waits in one of its platform', async () => {
  const file = join(folder(), 'hearth.db')
  const database = new Database(file)
  await migratedTo('004-notes', database)
  database.exec("insert into communities (id, created_at) values ('lantern', 0)")
  const effect = JSON.stringify({ version: 1, body: { kind: 'answer', fallback: { space } } })
  database
    .prepare(
      `insert into outbox (id, community, place_key, effect, state, not_before, attempts, lease_until, created_at)
       values ('a', 'lantern', 'answer/call-1', ?, 'waiting', 0, 0, 0, 0)`,
    )
    .run(effect)
  database.close()
  const again = await openStore({ database: { kind: 'sqlite', file }, startedAt: 1 })
  onTestFinished(() => again.close())
  const [claimed] = await again.ledger.outbox.claim('discord', 1, 2, 1)
  expect(claimed?.placeKey).toBe('discord:1/answer/call-1')
})

test('a card that stood before it was known what is written under cards counts what is written from now on', async () => {
  const file = join(folder(), 'hearth.db')
  const database = new Database(file)
  await migratedTo('007-digest-index', database)
  const message = { place: { kind: 'channel', space, channel: 'ideas' }, channel: 'ideas', id: '77' }
  database.exec(`
    insert into communities (id, created_at) values ('lantern', 0);
    insert into spaces (key, community, platform, external_id, name, first_seen_at)
    values ('discord:1', 'lantern', 'discord', '1', 'Lantern', 0);
    insert into persons (id, community) values ('ana', 'lantern');
    insert into members (id, community, person, space, user, name, bot, guest)
    values ('ana', 'lantern', 'ana', 'discord:1', 'ana', 'Ana', 0, 0);
    insert into suggestions (id, community, number, author, space, title, status, created_at)
    values ('s1', 'lantern', 1, 'ana', 'discord:1', 'Dark mode', 'new', 0);
    insert into appearances (id, community, subject_kind, subject, role, place, place_key, message, wanted, shown, attempts,
      losses, next_at, lease_until, created_at)
    values ('a', 'lantern', 'suggestion', 's1', 'card', '{}', 'discord:1/channel/ideas', '${JSON.stringify(message)}', 1, 1, 0,
      0, 0, 0, 0);`)
  database.close()
  const again = await openStore({ database: { kind: 'sqlite', file }, startedAt: 1 })
  onTestFinished(() => again.close())
  const thread = { kind: 'thread', space, channel: 'ideas', thread: '77' } as const
  expect(await again.of(lantern).cardPlaces.over(thread)).toBe('s1')
  expect(await again.of(lantern).cardPlaces.over({ ...thread, thread: '78' })).toBeUndefined()
})
