// Keyv's table on PostgreSQL, through the connection of the current transaction. (`@keyv/postgres` has a pool of its own,
// which ends the process when the server restarts.)
import { type RawBuilder, sql } from 'kysely'

interface Row {
  readonly key: string
  readonly value: string
}

/** Runs a query where everything else runs. */
export type Ask = (query: RawBuilder<Row>) => Promise<readonly Row[]>

/** The server's clock as Keyv counts: milliseconds since 1970. */
const now = sql`(extract(epoch from clock_timestamp()) * 1000)`
const lives = sql`(expires is null or expires > ${now})`

/** A store for Keyv, which gives it its namespace. */
export function postgresKeyed(ask: Ask) {
  return {
    namespace: '',
    /** Keyv's mark of a store that takes the moment at which something expires. */
    capabilities: { expires: true },
    async get(key: string): Promise<string | undefined> {
      const [row] = await ask(
        sql`select key, value from keyed where namespace = ${this.namespace} and key = ${key} and ${lives}`,
      )
      return row?.value
    },
    async set(key: string, value: string, expires?: number): Promise<boolean> {
      await ask(sql`
        insert into keyed (namespace, key, value, expires)
        values (${this.namespace}, ${key}, ${value}, ${expires ?? null})
        on conflict (namespace, key) do update set value = excluded.value, expires = excluded.expires`)
      return true
    },
    async delete(key: string): Promise<boolean> {
      const gone = await ask(
        sql`delete from keyed where namespace = ${this.namespace} and key = ${key} returning key, value`,
      )
      return gone.length > 0
    },
    async *iterator(): AsyncGenerator<readonly [string, string]> {
      const rows = await ask(
        sql`select key, value from keyed where namespace = ${this.namespace} and ${lives} order by key`,
      )
      for (const { key, value } of rows) yield [key, value]
    },
    /** Deletes what has expired, in every namespace. */
    async clearExpired(): Promise<void> {
      await ask(sql`delete from keyed where expires <= ${now}`)
    },
  }
}
