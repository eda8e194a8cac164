// Copies everything that one database holds into another that is empty: from SQLite to PostgreSQL, or back.
import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Database, nameOf } from './database.ts'
import { whyNotOpened } from './inspect.ts'
import { keyedStores } from './keyv.ts'
import { StoreHeldError } from './lock.ts'
import { missingFrom } from './migrate.ts'
import type { OpenedDatabase } from './opened.ts'
import { lookIntoPostgres } from './postgres/look-into.ts'
import { openPostgres } from './postgres/open.ts'
import type { Tables } from './schema.ts'
import { lookIntoSqlite } from './sqlite/look-into.ts'
import { openSqlite } from './sqlite/open.ts'
import { transactionsOf } from './transaction.ts'

/** A copy that is not made. The message says why, and what to do. */
export class CopyRefusedError extends Error {}

export interface CopiedTable {
  readonly table: string
  readonly from: number
  readonly to: number
}

/** Every table with what names a row of it. A table that others name comes before them. Processes stay where they run. */
const keys = {
  communities: ['id'],
  spaces: ['key'],
  channels: ['space', 'purpose'],
  persons: ['id'],
  members: ['id'],
  notes: ['id'],
  threads: ['id'],
  held_words: ['id'],
  support_blocks: ['member'],
  saved_replies: ['id'],
  reply_drafts: ['id'],
  thread_people: ['thread', 'member'],
  thread_tags: ['thread', 'tag'],
  thread_events: ['id'],
  carried: ['id'],
  carried_copies: ['carried', 'part'],
  ratings: ['thread'],
  waits: ['id'],
  thread_messages: ['id'],
  thread_message_edits: ['id'],
  thread_message_copies: ['message', 'key'],
  thread_files: ['id'],
  thread_keeping: ['thread'],
  questions: ['id'],
  question_answers: ['id'],
  question_unnamed: ['member'],
  suggestions: ['id'],
  votes: ['suggestion', 'member'],
  suggestion_reviews: ['suggestion'],
  suggestion_blocks: ['member'],
  follows: ['suggestion', 'member'],
  card_threads: ['thread'],
  suggestion_edits: ['id'],
  card_losses: ['id'],
  comments: ['space', 'message'],
  suggestion_sources: ['message'],
  suggestion_threads: ['suggestion', 'space'],
  suggestion_files: ['id'],
  arrivals: ['member'],
  bursts: ['id'],
  welcome_pauses: ['space'],
  departures: ['member'],
  steps_done: ['member', 'step'],
  newcomer_answers: ['member'],
  interests_chosen: ['member', 'interest'],
  unasked: ['id'],
  unasked_wishes: ['member'],
  activations: ['member'],
  nudges: ['member'],
  reports: ['id'],
  report_concerned: ['report', 'space', 'kind', 'account'],
  report_words: ['id'],
  organisations: ['id'],
  organisation_domains: ['community', 'domain'],
  person_organisations: ['person'],
  duty_words: ['member'],
  duty_offers: ['id'],
  promises: ['id'],
  agreements: ['id'],
  saved_uses: ['reply'],
  webhooks: ['id'],
  complaints: ['thread'],
  touch_points: ['id'],
  letters: ['id'],
  staff_seen: ['member'],
  thread_targets: ['thread'],
  contacts: ['member'],
  intake_secrets: ['id'],
  intake_keys: ['secret', 'key'],
  suggestion_intake: ['secret', 'key'],
  activities: ['id'],
  audit: ['id'],
  numbers: ['community', 'kind'],
  codes: ['code'],
  former_numbers: ['space', 'kind', 'number'],
  direct_messages: ['platform', 'channel', 'message'],
  inbox: ['key'],
  outbox: ['position'],
  appearances: ['id'],
  due: ['id'],
  runs: ['community', 'schedule', 'period'],
  keyed: ['namespace', 'key'],
} satisfies Readonly<Record<Exclude<keyof Tables, 'processes' | 'chores'> | 'keyed', readonly string[]>>

/** How many rows are in memory at once. */
const atOnce = 500

/**
 * Copies all of it, in one transaction of the target: either everything is there afterwards, counted, or nothing is.
 * Rejects with a CopyRefusedError that says what to do, and has then changed nothing.
 */
export async function copyStore(from: Database, to: Database, startedAt: number): Promise<readonly CopiedTable[]> {
  if (isSame(from, to))
    throw new CopyRefusedError('Both addresses name the same database. Name another one to copy to.')
  await mustBeWhole(from)
  await mustBeFree(to)
  const source = await opened(from, startedAt)
  try {
    await mustBeIdle(from, source)
    const target = await opened(to, startedAt)
    try {
      await mustBeIdle(to, target)
      await mustBeEmpty(to, target.db)
      return await source.db
        .transaction()
        .setIsolationLevel(from.kind === 'postgres' ? 'repeatable read' : 'serializable')
        .execute((reading) => target.db.transaction().execute((writing) => copyTables(reading, writing, to.kind)))
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

function isSame(one: Database, other: Database): boolean {
  if (one.kind === 'sqlite') return other.kind === 'sqlite' && realPath(one.file) === realPath(other.file)
  return other.kind === 'postgres' && whereIs(one.url) === whereIs(other.url)
}

const realPath = (file: string): string => (existsSync(file) ? realpathSync(file) : resolve(file))

function whereIs(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = (searchParams.get('host') ?? hostname).toLowerCase()
  return `${['', '127.0.0.1', '[::1]'].includes(host) ? 'localhost' : host}:${port === '' ? '5432' : port}${pathname}`
}

/** What is copied must be ours, and have had every migration that this version knows. */
async function mustBeWhole(database: Database): Promise<void> {
  const name = nameOf(database)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CopyRefusedError(`${name} does not exist, so there is nothing to copy. Is the address misspelt?`)
  const found = await look(database)
  if (found.kind === 'problem') throw new CopyRefusedError(`${name} ${found.problem}.`)
  if (found.kind === 'not ours')
    throw new CopyRefusedError(`${name} holds nothing of Hearth's. Is the address misspelt?`)
  const { newer, missing } = missingFrom(found.migrations)
  if (newer.length > 0)
    throw new CopyRefusedError(`${name} was written by a newer Hearth (${newer.join(', ')}). Update this one first.`)
  if (missing.length > 0)
    throw new CopyRefusedError(
      `${name} was written by an older Hearth (${missing.join(', ')} is missing). Start Hearth on it once, stop it, and copy then.`,
    )
}

/** What is copied to must be empty, or have Hearth's tables with nothing in them. */
async function mustBeFree(database: Database): Promise<void> {
  const name = nameOf(database)
  if (database.kind === 'sqlite' && !existsSync(database.file)) return
  const found = await look(database)
  if (found.kind === 'problem') throw new CopyRefusedError(`${name} ${found.problem}.`)
  if (found.kind === 'not ours' && found.tables > 0)
    throw new CopyRefusedError(`${name} holds something else. Name an empty database to copy to.`)
  if (found.kind !== 'ours') return
  const { newer, missing } = missingFrom(found.migrations)
  if (newer.length > 0 || missing.length > 0)
    throw new CopyRefusedError(`${name} is not of this version of Hearth. Name an empty database to copy to.`)
}

const look = async (database: Database) =>
  database.kind === 'sqlite' ? lookIntoSqlite(database.file) : lookIntoPostgres(database.url)

async function opened(database: Database, startedAt: number): Promise<OpenedDatabase> {
  try {
    if (database.kind === 'postgres') return await openPostgres(database.url, { patient: true, name: 'hearth copy' })
    const file = await openSqlite(database, startedAt)
    // Keyv's own adapter makes its table.
    await keyedStores(transactionsOf(file.db, file.rules, undefined), 'sqlite')('settings')
    return file
  } catch (error) {
    if (error instanceof StoreHeldError) throw new CopyRefusedError(error.message)
    throw new CopyRefusedError(`${nameOf(database)} ${whyNotOpened(database, error)}.`)
  }
}

/** A file is locked by whoever uses it; a server tells who is connected. */
async function mustBeIdle(database: Database, { db }: OpenedDatabase): Promise<void> {
  if (database.kind === 'sqlite') return
  const count = await counted(
    db,
    sql`select count(*) as count from pg_stat_activity
      where application_name = 'hearth' and datname = current_database()`,
  )
  if (count > 0)
    throw new CopyRefusedError(
      `${nameOf(database)} is in use by a Hearth. Stop every one of them first, and copy then.`,
    )
}

async function mustBeEmpty(database: Database, db: Kysely<Tables>): Promise<void> {
  for (const table of Object.keys(keys)) {
    const rows = await rowsOf(db, table)
    if (rows > 0)
      throw new CopyRefusedError(
        `${nameOf(database)} is not empty: ${table} has ${rows === 1 ? '1 row' : `${rows} rows`}. Name an empty database to copy to.`,
      )
  }
}

async function copyTables(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  kind: Database['kind'],
): Promise<readonly CopiedTable[]> {
  const copied: CopiedTable[] = []
  for (const [table, key] of Object.entries(keys)) {
    await copyTable(from, to, table, key)
    const counts = { table, from: await rowsOf(from, table), to: await rowsOf(to, table) }
    if (counts.from !== counts.to)
      throw new Error(`${table} has ${counts.from} rows there and ${counts.to} here, so nothing was copied`)
    copied.push(counts)
  }
  if (kind === 'postgres')
    await sql`select setval(pg_get_serial_sequence('outbox', 'position'), max(position)) from outbox`.execute(to)
  return copied
}

async function copyTable(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  table: string,
  key: readonly string[],
): Promise<void> {
  const order = sql.join(key.map((column) => sql.ref(column)))
  let after = sql`true`
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${after} order by ${order} limit ${sql.lit(atOnce)}`.execute(from)
    const [first] = rows
    const last = rows.at(-1)
    if (first === undefined || last === undefined) return
    const columns = Object.keys(first)
    const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}`.execute(to)
    after = sql`(${order}) > (${sql.join(key.map((column) => last[column]))})`
  }
}

const rowsOf = (db: Kysely<Tables>, table: string): Promise<number> =>
  counted(db, sql`select count(*) as count from ${sql.table(table)}`)

async function counted(db: Kysely<Tables>, query: RawBuilder<unknown>): Promise<number> {
  const [row] = (await query.execute(db)).rows
  return Number(typeof row === 'object' && row !== null && 'count' in row ? row.count : 0)
}
