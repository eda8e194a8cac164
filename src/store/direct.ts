// A way past the query builder's own queue, for a database that answers at once: to put a compiled query into that queue
// costs more than SQLite needs to answer it.
import type { CompiledQuery, Kysely, QueryResult } from 'kysely'
import type { Tables } from './schema.ts'

/** What the query comes to, in a transaction or outside; undefined where it has to wait for its turn. */
export type Direct = <Row>(query: CompiledQuery<Row>, inTransaction: boolean) => QueryResult<Row> | undefined

const known = new WeakMap<object, Direct>()

/** Lets compiled queries of this database be asked directly. */
export const allowDirect = (db: Kysely<Tables>, direct: Direct): void => {
  known.set(db.getExecutor().adapter, direct)
}

/** What the query comes to, directly where the database lets us. */
export function ask<Row>(db: Kysely<Tables>, query: CompiledQuery<Row>): QueryResult<Row> | Promise<QueryResult<Row>> {
  const direct = known.get(db.getExecutor().adapter)
  return direct?.(query, db.isTransaction) ?? db.executeQuery(query)
}
