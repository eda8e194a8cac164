// Asks SQLite for what a compiled query comes to, at once: in a transaction over its connection, outside by a read.
import type { CompiledQuery, QueryResult, SqliteDatabase } from 'kysely'
import type { Direct, HowOften } from '../direct.ts'
import type { OnQuery } from '../opened.ts'
import { isSelect, type Reading } from './reading.ts'

/** The direct way to one database. Whoever writes outside a transaction waits, and whoever reads where `mustWait` says so. */
export function directly(
  statements: SqliteDatabase,
  reading: Reading,
  mustWait: () => boolean,
  onQuery: OnQuery | undefined,
): Direct {
  return <Row>(
    query: CompiledQuery<Row>,
    parameters: readonly unknown[],
    inTransaction: boolean,
    asked: HowOften,
  ): QueryResult<Row> | undefined => {
    const { sql } = query
    if (!inTransaction && (!isSelect(sql) || mustWait())) return undefined
    onQuery?.({ ...query, parameters })
    // The one place where rows of the database pass for what the query was built for.
    if (!inTransaction) return { rows: reading.all(sql, parameters, asked) as Row[] }
    const statement = statements.prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) as Row[] }
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }
  }
}
