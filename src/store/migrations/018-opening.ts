// Who can't open support threads, why and until when; and the threads of a topic, to say how fast answers come.
import type { Kysely } from 'kysely'

/**
 * Creates the table, and the indexes that opening a thread looks at.
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
  await db.schema.createIndex('threads_topic').on('threads').columns(['community', 'topic', 'opened_at']).execute()
}
