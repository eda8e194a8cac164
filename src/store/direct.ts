// A way past the query builder's own queue, for a database that answers at once: to put a compiled query into that queue
// costs more than SQLite needs to answer it.
import type { CompiledQuery, Kysely, QueryResult } from 'kysely'
import type { Tables } from './schema.ts'

/** Whether it is asked with the same values again: of what is not, what it comes to is not worth being remembered. */
export type HowOften = 'often' | 'once'

/** What a query comes to with these values, in a transaction or outside; undefined where it has to wait for its turn. */
export type Direct = <Row>(
  query: CompiledQuery<Row>,
  parameters: readonly unknown[],
  inTransaction: boolean,
  asked: HowOften,
) => QueryResult<Row> | undefined

const known = new WeakMap<object, Direct>()

/** Lets compiled queries of this database be asked directly. */
export const allowDirect = (db: Kysely<Tables>, direct: Direct): void => {
  known.set(db.getExecutor().adapter, direct)
}

/** What the query comes to with these values, directly where the database lets us. */
export function ask<Row>(
  db: Kysely<Tables>,
  query: CompiledQuery<Row>,
  parameters: readonly unknown[] = query.parameters,
  asked: HowOften = 'often',
): QueryResult<Row> | Promise<QueryResult<Row>> {
  const direct = known.get(db.getExecutor().adapter)
  return direct?.(query, parameters, db.isTransaction, asked) ?? db.executeQuery({ ...query, parameters })
}
