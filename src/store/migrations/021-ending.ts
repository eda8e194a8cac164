// How support threads end: what their openers said of the help, and how long each time the team was waited for.
import type { Kysely } from 'kysely'

/**
 * Creates both, and finds the threads of a stretch of time, and those that somebody has, without looking at all there are.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ratings')
    .addColumn('thread', 'text', (c) => c.primaryKey().references('threads.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('rating', 'integer')
    .addColumn('comment', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('waits')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('seconds', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('waits_thread').on('waits').columns(['community', 'thread']).execute()
  await db.schema.createIndex('threads_opened').on('threads').columns(['community', 'opened_at']).execute()
}
