// `npm run export`: everything that is kept, as of one moment, readable, and without a secret.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { communityId } from '../../src/domain/ids.ts'
import type { Database } from '../../src/store/database.ts'
import { exportStore } from '../../src/store/export/export-store.ts'
import { exportedTables, isMoment } from '../../src/store/export/exported-tables.ts'
import { openToRead } from '../../src/store/export/open-to-read.ts'
import { house } from '../start/house.ts'
import { kinds, opened } from '../store/opened.ts'
import { folder, lantern, note, olderDatabase, openedIn, rightsOf } from './copies.ts'
import { livedIn } from './lived-in.ts'

const row = z.record(z.string(), z.unknown())
type Row = z.infer<typeof row>

const manifest = z.object({
  format: z.literal('hearth-export'),
  exportedAt: z.string(),
  community: z.string(),
  tablesAsOf: z.string(),
  tables: z.record(z.string(), z.object({ file: z.string(), rows: z.number() })),
  leftOut: z.array(z.string()),
})

const manifestIn = (where: string) => manifest.parse(JSON.parse(readFileSync(join(where, 'manifest.json'), 'utf8')))

const rowsIn = (where: string, table: string): readonly Row[] =>
  readFileSync(join(where, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)))

/** Exports a database to a new folder. */
async function exported(database: Database, community?: string): Promise<string> {
  const where = join(folder(), 'out')
  const db = await openToRead(database)
  try {
    await exportStore(db, { folder: where, community, now: 0 })
  } finally {
    await db.destroy()
  }
  return where
}

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
}

function columnsOf(file: string): readonly Column[] {
  const database = new SqliteFile(file, { readonly: true })
  const found = database
    .prepare(
      `select t.name as "table", c.name as name, c.type as type from sqlite_master t, pragma_table_info(t.name) c
       where t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'kysely%' and t.name not like 'found~_%' escape '~'`,
    )
    .all()
  database.close()
  return z.array(z.object({ table: z.string(), name: z.string(), type: z.string() })).parse(found)
}

test('every table is exported, and every moment in it is known to be one', async () => {
  const file = join(folder(), 'hearth.db')
  await openedIn(file)
  const columns = columnsOf(file)
  // The rows of these are of no use elsewhere; the manifest says that they are left out.
  const exportedAndNot = [
    ...Object.keys(exportedTables),
    'chores',
    'codes',
    'intake_keys',
    'intake_secrets',
    'processes',
    'suggestion_intake',
    'webhooks',
  ]
  expect([...new Set(columns.map(({ table }) => table))].toSorted()).toEqual(exportedAndNot.toSorted())
  // The migrations keep every moment in this type, and nothing else.
  for (const { table, name, type } of columns) expect(isMoment(name), `${table}.${name}`).toBe(/^bigint$/i.test(type))
})

test('what was lived in a Hearth is exported while it runs: every row, readable, and no secret', async () => {
  const home = house()
  const lived = await livedIn(home.run())
  await lived.suggests('A lamp for the porch')
  const { code, out, err } = await home.task('export', ['out'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const tableCount = Object.keys(exportedTables).length
  expect(out).toContain(`data/hearth.db is exported to out: ${tableCount} tables, `)
  expect(out).toMatch(/ \d+ with rows\.\n.*suggestions \d+/)

  const where = join(home.folder, 'out')
  const { tables, community } = manifestIn(where)
  expect(community).toBe('all')
  const database = new SqliteFile(join(home.folder, 'data/hearth.db'), { readonly: true })
  const count = (table: string) => database.prepare(`select count(*) from "${table}"`).pluck().get()
  for (const [table, { rows }] of Object.entries(tables)) {
    expect(rowsIn(where, table), table).toHaveLength(rows)
    // Two keys of the door stay out; whatever else is kept is there.
    expect(rows, table).toBe(Number(count(table)) - (table === 'keyed' ? 2 : 0))
    expect(rightsOf(join(where, `${table}.jsonl`)), table).toBe('600')
  }
  const keys = database.prepare("select value from keyed where key like 'key/%'").pluck().all().map(String)
  database.close()

  expect(rowsIn(where, 'suggestions')).toContainEqual(
    expect.objectContaining({ title: 'A lamp for the porch', created_at: expect.stringMatching(/^20\d\d-.+Z$/) }),
  )
  const all = readdirSync(where)
    .map((name) => readFileSync(join(where, name), 'utf8'))
    .join('\n')
  const secrets = [...keys.map((value) => String(z.object({ value: z.string() }).parse(JSON.parse(value)).value))]
  expect(secrets).toHaveLength(2)
  for (const secret of [...secrets, new URL(lived.client.origin).host]) expect(all).not.toContain(secret)
  const parsed = Object.keys(tables).flatMap((table) => rowsIn(where, table).flatMap((one) => Object.values(one)))
  // What is kept as JSON is exported as what it holds.
  expect(parsed.filter((value) => typeof value === 'string' && /^\{"/.test(value))).toEqual([])

  const again = await home.task('export', ['out'])
  expect(again.code).toBe(1)
  expect(again.err).toContain('out is not empty, so I leave it.')
})

test('where an answer goes is left out of every table: a platform’s token may be in it', async () => {
  const file = join(folder(), 'hearth.db')
  const store = await openedIn(file)
  const address = { platform: 'discord', expiresAt: 1, data: { token: 'aW50ZXJhY3Rpb24' } }
  const effect = { version: 1, body: { kind: 'answer', address, visibility: 'private' } }
  await store.transaction(lantern, async () => {
    await store.ledger.outbox.add({
      ...{ id: 'a', community: lantern, placeKey: 'discord:1/answer', effect, followUp: undefined },
      ...{ notBefore: 1, at: 1 },
    })
  })
  const where = await exported({ kind: 'sqlite', file })
  expect(rowsIn(where, 'outbox')[0]?.effect).toMatchObject({
    body: { kind: 'answer', address: { platform: 'discord', expiresAt: 1 } },
  })
  expect(readFileSync(join(where, 'outbox.jsonl'), 'utf8')).not.toContain('aW50ZXJhY3Rpb24')
})

test.each(kinds)('on %s a table of many pages is exported to its last row, in order', async (kind) => {
  const { store, database } = await opened({ kind })
  const names = Array.from({ length: 2500 }, (_, each) => `note-${String(each).padStart(4, '0')}`)
  await Promise.all(names.map((name) => note(store, name)))
  const where = await exported(database)
  expect(manifestIn(where).tables.due?.rows).toBe(2500)
  expect(rowsIn(where, 'due').map(({ subject }) => subject)).toEqual(names)
})

test.each(kinds)(
  'on %s one community alone is exported by its id or one of its spaces, with its settings and nothing of another',
  async (kind) => {
    const { store, database } = await opened({ kind })
    const other = communityId('other')
    const ref = { platform: 'slack', id: 'T2' } as const
    await store.spaces.add({ ref, name: 'Other', locale: undefined, host: undefined, at: 0 }, other)
    await store.of(lantern).settings.change({ 'digest.zone': 'UTC' })
    await store.of(other).settings.change({ 'digest.zone': 'Europe/Berlin' })
    await note(store, 'of the first')
    for (const named of ['lantern', 'discord:1']) {
      const where = await exported(database, named)
      expect(manifestIn(where).community).toBe('lantern')
      expect(rowsIn(where, 'communities').map(({ id }) => id)).toEqual(['lantern'])
      expect(rowsIn(where, 'spaces').map(({ name }) => name)).toEqual(['Lantern'])
      expect(rowsIn(where, 'keyed')).toMatchObject([{ value: { value: { values: { 'digest.zone': 'UTC' } } } }])
      const all = readdirSync(where).map((name) => readFileSync(join(where, name), 'utf8'))
      expect(all.join()).not.toMatch(/Berlin|T2/)
    }
    await expect(exported(database, 'slack:T9')).rejects.toThrow(
      'I know no community "slack:T9". There are: discord:1, slack:T2.',
    )
  },
)

test('half-filled forms and what nobody has named for an export stay out', async () => {
  const file = join(folder(), 'hearth.db')
  const store = await openedIn(file)
  await store.drafts.set('draft', 'half-filled')
  const database = new SqliteFile(file)
  database.exec(`insert into keyed (namespace, key, value) values ('installations', 'T1', '{"value":"xoxb-secret"}')`)
  database.close()
  expect(readFileSync(join(await exported({ kind: 'sqlite', file }), 'keyed.jsonl'), 'utf8')).not.toMatch(
    /half-filled|xoxb/,
  )
})

test('an export that is refused leaves nothing behind', async () => {
  const where = folder()
  const file = join(where, 'hearth.db')
  await openedIn(file)
  const db = await openToRead({ kind: 'sqlite', file })
  const toFolder = (name: string, community?: string) =>
    exportStore(db, { folder: join(where, name), community, now: 0 })
  writeFileSync(join(where, 'a-file'), 'mine')
  mkdirSync(join(where, 'full'))
  writeFileSync(join(where, 'full', 'mine.txt'), 'mine')
  await expect(toFolder('a-file')).rejects.toThrow('is a file. Name a folder that is not there yet.')
  await expect(toFolder('full')).rejects.toThrow('is not empty, so I leave it.')
  await expect(toFolder('new/out', 'nobody')).rejects.toThrow('I know no community')
  await db.destroy()
  expect(
    readdirSync(where)
      .filter((name) => !name.startsWith('hearth.db'))
      .toSorted(),
  ).toEqual(['a-file', 'full'])
  expect(readdirSync(join(where, 'full'))).toEqual(['mine.txt'])
})

test('tables of an older Hearth are not exported before they are brought up to date', async () => {
  const file = join(folder(), 'hearth.db')
  await olderDatabase(file, 'of old')
  await expect(openToRead({ kind: 'sqlite', file })).rejects.toThrow('Start this one once: it brings them up to date.')
})
