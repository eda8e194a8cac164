// The processes that share a database, by the database's own clock: theirs may differ, leap or stand still.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../schema.ts'

/** Who asks the ledger. */
export interface Holder {
  /** Names this process; no other over the same database has that name while it lives. */
  readonly id: string
  /** Whether others may be at work on the same database. */
  readonly shared: boolean
}

export interface ProcessRows {
  /** Enters this process. Where nobody shares the database, all earlier ones are struck out. */
  begin(serves: readonly string[], startedAt: number): Promise<void>
  /** Says that it lives; answers the database's time. Milliseconds since 1970. */
  beat(serves: readonly string[], startedAt: number): Promise<number>
  /** Strikes out the others that were not seen for `deadMs`; tells how many. */
  bury(deadMs: number): Promise<number>
  /** What each of the others serves that was seen within `deadMs`. */
  others(deadMs: number): Promise<readonly (readonly string[])[]>
  /** Strikes out this process. */
  end(): Promise<void>
}

/** What the database takes for now. Milliseconds since 1970. */
export const databaseNow = ({ shared }: Holder): RawBuilder<number> =>
  shared
    ? sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`

/** The processes of one database. */
export const processRows = (db: () => Kysely<Tables>, me: Holder): ProcessRows => {
  const now = databaseNow(me)
  const beat = async (serves: readonly string[], startedAt: number): Promise<number> => {
    const row = await db()
      .insertInto('processes')
      .values({ id: me.id, serves: JSON.stringify(serves), started_at: startedAt, seen_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now, serves: JSON.stringify(serves) }))
      .returning('seen_at')
      .executeTakeFirstOrThrow()
    return row.seen_at
  }
  return {
    beat,
    async begin(serves, startedAt) {
      if (!me.shared) await db().deleteFrom('processes').execute()
      await beat(serves, startedAt)
    },
    async bury(deadMs) {
      const { numDeletedRows } = await db()
        .deleteFrom('processes')
        .where('id', '!=', me.id)
        .where('seen_at', '<', sql<number>`${now} - ${sql.lit(deadMs)}`)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
    async others(deadMs) {
      const rows = await db()
        .selectFrom('processes')
        .select('serves')
        .where('id', '!=', me.id)
        .where('seen_at', '>=', sql<number>`${now} - ${sql.lit(deadMs)}`)
        .execute()
      return rows.map(({ serves }) => servedIn(serves))
    },
    async end() {
      await db().deleteFrom('processes').where('id', '=', me.id).execute()
    },
  }
}

function servedIn(text: string): readonly string[] {
  const read: unknown = JSON.parse(text)
  return Array.isArray(read) ? read.map(String) : []
}
