// The later of two moments, in words that both databases know (SQLite's `max(a, b)` is PostgreSQL's `greatest`).
import { type RawBuilder, sql } from 'kysely'

/** The greater of two columns. */
export const laterOf = (one: string, other: string): RawBuilder<number> =>
  sql<number>`case when ${sql.ref(one)} > ${sql.ref(other)} then ${sql.ref(one)} else ${sql.ref(other)} end`
