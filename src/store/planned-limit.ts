// How many rows are asked for, where that changes from one time to the next.
import { type RawBuilder, sql } from 'kysely'

/** SQLite plans a query anew for each other value that stands behind `limit` alone; behind a sum it does not look. */
export const plannedLimit = (limit: number): RawBuilder<number> => sql<number>`${limit} + 0`
