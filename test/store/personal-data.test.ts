// What is said of personal data, held against the tables as they really are.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { personalData } from '../../src/store/personal-data.ts'
import { fileOf, opened } from './opened.ts'

/** Not tables of ours: SQLite's own, Kysely's notes of its migrations, and the index of suggestions, which follows their rows. */
const others = /^(sqlite_|kysely_|found_)/

async function tables(): Promise<ReadonlyMap<string, { columns: readonly string[]; ofPeople: readonly string[] }>> {
  const database = new Database(fileOf(await opened()), { readonly: true })
  const names = database.prepare("select name from sqlite_master where type = 'table'").pluck().all().map(String)
  const texts = (sql: string, name: string): string[] => database.prepare(sql).pluck().all(name).map(String)
  const found = names
    .filter((name) => !others.test(name))
    .map((name) => {
      const columns = texts('select name from pragma_table_info(?)', name)
      const references = texts(
        `select "from" from pragma_foreign_key_list(?) where "table" in ('members', 'persons')`,
        name,
      )
      return [name, { columns, ofPeople: references }] as const
    })
  database.close()
  return new Map(found)
}

test('every table says what it holds of a person, and no table is said to be there that is not', async () => {
  expect([...(await tables()).keys()].toSorted()).toEqual(Object.keys(personalData).toSorted())
})

test('every column that is said to be of a person is there', async () => {
  const real = await tables()
  for (const [name, { columns }] of Object.entries(personalData))
    expect(real.get(name)?.columns, name).toEqual(expect.arrayContaining([...columns]))
})

test('every column that names a member or a person is said to be of a person', async () => {
  for (const [name, { ofPeople }] of await tables())
    expect(Object.entries(personalData).find(([table]) => table === name)?.[1].columns, name).toEqual(
      expect.arrayContaining([...ofPeople]),
    )
})

test('a table that holds nothing of a person says so', () => {
  for (const [name, { columns, forgetting }] of Object.entries(personalData))
    expect(forgetting === 'nothing: no person in it', name).toBe(columns.length === 0)
})
