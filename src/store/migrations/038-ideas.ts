// The messages that became suggestions, the files that came with these, and the threads in which people talk about these.
import { type Kysely, sql } from 'kysely'

/**
 * Creates all three.
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
  await db.schema
    .createTable('suggestion_files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text')
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text')
    .addColumn('source', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'bigint')
    .execute()
  await db.schema
    .createIndex('suggestion_files_of')
    .unique()
    .on('suggestion_files')
    .columns(['suggestion', 'file'])
    .execute()
  for (const column of ['sha256', 'next_at'] as const)
    await db.schema
      .createIndex(`suggestion_files_${column}`)
      .on('suggestion_files')
      .columns([column])
      .where(sql.ref(column), 'is not', null)
      .execute()
  // What came with somebody's suggestions is found by who put these forward.
  await db.schema.createIndex('suggestions_of_author').on('suggestions').columns(['author']).execute()
}
