// What a migration says differently to each database. What it made on SQLite stays as it was, to the letter.
import {
  type ColumnDefinitionBuilder,
  type ColumnDefinitionNode,
  DataTypeNode,
  type Kysely,
  type KyselyPlugin,
  OperationNodeTransformer,
  PostgresAdapter,
  type RawBuilder,
  RawNode,
  sql,
} from 'kysely'

/** Whether the tables are PostgreSQL's. */
export const isPostgres = (db: Pick<Kysely<unknown>, 'getExecutor'>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter

/** A primary key that counts on by itself and gives no number twice. */
export const counted = (
  db: Kysely<unknown>,
): [type: 'bigint' | 'integer', build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder] =>
  isPostgres(db)
    ? ['bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity()]
    : ['integer', (column) => column.primaryKey().autoIncrement()]

/** Twenty characters that nobody can guess. */
export const chanceText = (db: Kysely<unknown>): RawBuilder<string> =>
  isPostgres(db) ? sql`substr(replace(gen_random_uuid()::text, '-', ''), 1, 20)` : sql`lower(hex(randomblob(10)))`

/** A text inside a column of JSON, by the names that lead to it. */
export const insideJson = (db: Kysely<unknown>, column: string, ...path: readonly string[]): RawBuilder<string> =>
  isPostgres(db)
    ? sql`(${sql.ref(column)}::jsonb #>> ${sql.lit(`{${path.join(',')}}`)})`
    : sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${path.join('.')}`)})`

class TextByCodePoint extends OperationNodeTransformer {
  protected override transformColumnDefinition(
    node: ColumnDefinitionNode,
    queryId: Parameters<OperationNodeTransformer['transformNode']>[1],
  ): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node, queryId)
    const { dataType } = column
    const isText = DataTypeNode.is(dataType) && dataType.dataType === 'text'
    return isText ? { ...column, dataType: RawNode.createWithSql('text collate "C"') } : column
  }
}

/**
 * Makes every column of text compare by code point, as SQLite does: ids sort by when they were made, and the places of one
 * platform lie together, whatever language the server speaks.
 */
export function textByCodePoint(): KyselyPlugin {
  const transformer = new TextByCodePoint()
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}
