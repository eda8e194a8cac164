// The messages that became suggestions, and the threads in which people talk about these.
import type { Kysely } from 'kysely'

/**
 * Creates both.
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
  await db.schema
    .createTable('suggestion_threads')
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('space', 'text', (c) => c.notNull())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('thread', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('suggestion_threads_key', ['suggestion', 'space'])
    .execute()
  await db.schema
    .createIndex('suggestion_threads_place')
    .on('suggestion_threads')
    .columns(['space', 'channel', 'thread'])
    .execute()
}
