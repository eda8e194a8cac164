// Databases on the server of the run: one that is new, and one that is lent with nothing in it.
import { randomBytes } from 'node:crypto'
import { readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'

function serverOf() {
  const server = inject('postgres')
  if ('problem' in server) throw new Error(`there is no PostgreSQL to test with: ${server.problem}`)
  return server
}

/** The server's own database, for what a test does to the server. */
export const serverUrl = (): string => serverOf().url

/** Runs something on a database, and gives its rows. */
export async function runOn(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

/** A database with every table of Hearth's in it and no row, made once a run: to copy it is quicker than to migrate. */
const template = 'test_migrated'

let templateMade: Promise<void> | undefined

/** Each process asks once. */
function makeTemplate(): Promise<void> {
  templateMade ??= makeTemplateOnce()
  return templateMade
}

async function makeTemplateOnce(): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl() })
  await server.connect()
  try {
    // The first test that comes makes it; the others wait.
    await server.query('select pg_advisory_lock(1)')
    const made = await server.query('select 1 from pg_database where datname = $1', [template])
    if (made.rows.length > 0) return
    await server.query(`create database ${template}_new`)
    await (await openStore({ database: { kind: 'postgres', url: urlOf(`${template}_new`) }, startedAt: 0 })).close()
    await server.query(`alter database ${template}_new rename to ${template}`)
  } finally {
    await server.end()
  }
}

function urlOf(name: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return url.href
}

/** Makes a new database. Its files are copied as they are, which is quicker than page by page through the log. */
async function makeDatabase(holds: 'tables' | 'nothing'): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  if (holds === 'tables') await makeTemplate()
  const from = holds === 'tables' ? ` template ${template} strategy file_copy` : ''
  await runOn(serverUrl(), `create database ${name}${from}`)
  return name
}

/** The address of a new database, which is dropped when the test ends. */
export async function freshDatabase(holds: 'tables' | 'nothing' = 'tables'): Promise<string> {
  const name = await makeDatabase(holds)
  onTestFinished(async () => void (await runOn(serverUrl(), `drop database if exists ${name} with (force)`)))
  return urlOf(name)
}

interface LentDatabase {
  readonly url: string
  giveBack(): Promise<void>
}

/**
 * A database with Hearth's tables in it and no row, for a test that changes rows alone: given back it is emptied, and the
 * next test has it. To make one and to drop it costs several times as much.
 */
export async function lentDatabase(): Promise<LentDatabase> {
  const name = idleDatabase() ?? (await makeDatabase('tables'))
  const url = urlOf(name)
  return {
    url,
    async giveBack() {
      await runOn(url, emptied)
      writeFileSync(join(serverOf().idle, name), '')
    },
  }
}

/** The address of one that is lent until the test ends. */
export async function emptyDatabase(): Promise<string> {
  const { url, giveBack } = await lentDatabase()
  onTestFinished(giveBack)
  return url
}

/** Takes one that nobody has: its name is a file, which only one can delete. */
function idleDatabase(): string | undefined {
  const { idle } = serverOf()
  return readdirSync(idle).find((name) => {
    try {
      unlinkSync(join(idle, name))
      return true
    } catch {
      return false
    }
  })
}

/** Ends whoever is still connected; then every row goes, and what counts begins anew. */
const emptied = `
  do $$ declare one text; begin
    perform pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid();
    set local session_replication_role = replica;
    for one in select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
    loop execute format('delete from %I', one); end loop;
    for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
    loop execute format('alter sequence %I restart', one); end loop;
  end $$`
