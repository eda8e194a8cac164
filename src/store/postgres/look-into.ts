// Looks into a database of PostgreSQL without changing it, and says in plain words what is wrong with it or the way there.
import pg from 'pg'
import { z } from 'zod'
import type { Found } from '../found.ts'
import { connectionTo } from './pool.ts'

/** Older ones are not looked after any more, and lack what Hearth asks for. */
const oldest = 13

/** What is in the database. Never rejects. */
export async function lookIntoPostgres(url: string): Promise<Found> {
  try {
    const client = new pg.Client({ ...connectionTo(url), query_timeout: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await found(client)
    } finally {
      await client.end().catch(() => undefined)
    }
  } catch (error) {
    return { kind: 'problem', problem: whatIsWrong(error) }
  }
}

const server = z.object({ version: z.coerce.number(), encoding: z.string(), migrated: z.boolean() })
const count = z.object({ count: z.coerce.number() })

async function found(client: pg.Client): Promise<Found> {
  const one = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows
  const [row] = await one(`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
      to_regclass('kysely_migration') is not null as migrated`)
  const { version, encoding, migrated } = server.parse(row)
  const major = Math.floor(version / 10_000)
  if (major < oldest)
    return { kind: 'problem', problem: `is of PostgreSQL ${major}. Hearth needs ${oldest} or newer: update the server` }
  if (encoding !== 'UTF8')
    return {
      kind: 'problem',
      problem: `keeps its text as ${encoding}. Make one that keeps it as UTF-8: createdb -E UTF8 -T template0 hearth`,
    }
  const counted = async (sql: string): Promise<number> => count.parse((await one(sql))[0]).count
  if (!migrated) {
    const tables = 'select count(*) from information_schema.tables where table_schema = current_schema()'
    return { kind: 'not ours', tables: await counted(tables) }
  }
  const names = z.array(z.object({ name: z.string() })).parse(await one('select name from kysely_migration'))
  return {
    kind: 'ours',
    migrations: names.map(({ name }) => name),
    spaces: await counted('select count(*) from spaces'),
  }
}

/** What is wrong, and what to do about it. Never with what the address holds. */
export function whatIsWrong(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  switch (code) {
    case '28P01':
      return 'does not let Hearth in: the user or the password in DATABASE_URL is wrong. What stands between : and @ is the password, its special characters as %xx'
    case '28000':
      return 'does not let Hearth in. Let pg_hba.conf allow this user from this machine, or add ?sslmode=require to DATABASE_URL where it wants encryption'
    case '3D000':
      return 'is not there. Make it with createdb, or set DATABASE_URL to another one'
    case '42501':
      return 'does not let this user do what Hearth needs. Let it own the database, or its schema: alter database … owner to …'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'cannot be reached: no machine of that name is found. Is the name in DATABASE_URL right?'
    case 'ECONNREFUSED':
      return 'cannot be reached: nothing answers at that address. Is PostgreSQL running there, and the port right?'
    case '53300':
      return 'has no connection left. Raise max_connections, or stop what holds them'
    case '57P03':
      return 'is only starting, or stopping. Try again in a moment'
    default:
      return `cannot be reached (${code ?? (error instanceof Error ? error.message : 'unknown')}). Is it running, and may this machine reach it?`
  }
}
