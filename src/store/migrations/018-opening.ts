// Who can't open support threads, why and until when; the threads of a topic, to say how fast answers come; and more than
// one open thread of a person, on different topics.
import type { Kysely } from 'kysely'

/**
 * Creates the table and the indexes that opening a thread looks at, and gives up the one that allowed one thread alone.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('support_blocks')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'bigint')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('support_blocks_community').on('support_blocks').column('community').execute()
  // One for each person and topic is decided where one is opened, by person: what is opened again or changes its topic may meet another.
  await db.schema.dropIndex('threads_one_open').execute()
  await db.schema.createIndex('threads_opener').on('threads').columns(['community', 'opener', 'state']).execute()
  await db.schema.createIndex('threads_topic').on('threads').columns(['community', 'topic', 'opened_at']).execute()
}
