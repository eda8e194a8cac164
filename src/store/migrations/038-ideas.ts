// Where suggestions come from: the messages that became some.
import type { Kysely } from 'kysely'

/**
 * Creates it.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('suggestion_sources')
    .addColumn('message', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .execute()
  await db.schema
    .createIndex('suggestion_sources_of')
    .on('suggestion_sources')
    .columns(['community', 'suggestion'])
    .execute()
}
