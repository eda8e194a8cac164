// Looks into a database of PostgreSQL without changing it.
import pg from 'pg'
import { z } from 'zod'
import type { Found } from '../found.ts'
import { connectionTo } from './pool.ts'
import { whatIsWrong } from './what-is-wrong.ts'

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
