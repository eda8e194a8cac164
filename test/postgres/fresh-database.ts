// A database of one test on the server of the run.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'

/** The server's own database, for what a test does to the server. */
export function serverUrl(): string {
  const server = inject('postgres')
  if ('problem' in server) throw new Error(`there is no PostgreSQL to test with: ${server.problem}`)
  return server.url
}

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

async function makeTemplate(): Promise<void> {
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

interface LastingDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A new database with Hearth's tables in it, or with nothing. */
export async function lastingDatabase(holds: 'tables' | 'nothing' = 'tables'): Promise<LastingDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  if (holds === 'tables') await makeTemplate()
  await runOn(serverUrl(), `create database ${name}${holds === 'tables' ? ` template ${template}` : ''}`)
  const drop = async () => void (await runOn(serverUrl(), `drop database if exists ${name} with (force)`))
  return { url: urlOf(name), drop }
}

/** The address of a new database, which is dropped when the test ends. */
export async function freshDatabase(holds: 'tables' | 'nothing' = 'tables'): Promise<string> {
  const { url, drop } = await lastingDatabase(holds)
  onTestFinished(drop)
  return url
}
