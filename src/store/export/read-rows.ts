// Reads a table in pages, in the order of its key, so that one of any size fits into a small machine. It speaks both dialects.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../schema.ts'
import { type ExportedName, exportedNamespaces, exportedTables, isMoment, secretKeys } from './exported-tables.ts'

export type Row = Readonly<Record<string, unknown>>

const pageRows = 1000

/** The rows of a table, a page at a time, as they are exported. With a community, its own alone. */
export async function* readRows(
  db: Kysely<Tables>,
  table: ExportedName,
  community: string | undefined,
): AsyncGenerator<readonly Row[]> {
  const { key, json = [] } = exportedTables[table]
  const columns = sql.join(key.map((name) => sql.ref(name)))
  const wanted = conditions(table, community)
  let after: readonly unknown[] | undefined
  while (true) {
    const here = after === undefined ? [] : [sql<boolean>`(${columns}) > (${sql.join(after)})`]
    const all = [...wanted, ...here]
    const where = all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${where} order by ${columns} limit ${sql.lit(pageRows)}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => readable(row, json))
    after = key.map((name) => last[name])
  }
}

function conditions(table: ExportedName, community: string | undefined): readonly RawBuilder<boolean>[] {
  if (table !== 'keyed') {
    const column = exportedTables[table].community
    return community === undefined || column === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${community}`]
  }
  const namespace = sql.ref('namespace')
  const named = sql.ref('key')
  if (community !== undefined) return [sql<boolean>`${namespace} = 'settings'`, sql<boolean>`${named} = ${community}`]
  const shown = sql.join(exportedNamespaces.map((name) => sql.lit(name)))
  return [sql<boolean>`${namespace} in (${shown})`, sql<boolean>`${named} not like ${secretKeys}`]
}

/** Moments as people read them, JSON as what it holds. */
function readable(row: Row, json: readonly string[]): Row {
  const entries = Object.entries(row).map(([column, value]) => {
    if (value === null) return [column, null] as const
    if (isMoment(column)) return [column, new Date(Number(value)).toISOString()] as const
    if (json.includes(column)) return [column, withoutAddresses(JSON.parse(String(value)))] as const
    return [column, value] as const
  })
  return Object.fromEntries(entries)
}

/** An address says which platform, and until when; what else is in it may be a token. */
function withoutAddresses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAddresses)
  if (typeof value !== 'object' || value === null) return value
  const isAddress = 'expiresAt' in value && 'platform' in value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(isAddress && name === 'data'))
      .map(([name, part]) => [name, withoutAddresses(part)]),
  )
}
