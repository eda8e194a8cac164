// What staff do about support threads: who was let in, tags, what Hearth itself did; and indexes for the queue.
import type { Kysely } from 'kysely'

/**
 * Creates the tables, and finds the queue and a thread's history without looking at all there are.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread_people')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_people_one', ['thread', 'member'])
    .execute()
  await db.schema.createIndex('thread_people_member').on('thread_people').columns(['community', 'member']).execute()
  await db.schema
    .createTable('thread_tags')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_tags_one', ['thread', 'tag'])
    .execute()
  await db.schema.createIndex('thread_tags_tag').on('thread_tags').columns(['community', 'tag', 'thread']).execute()
  await db.schema
    .createTable('thread_events')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('thread_events_thread')
    .on('thread_events')
    .columns(['community', 'thread', 'id'])
    .execute()
  await db.schema.createIndex('audit_subject').on('audit').columns(['community', 'subject', 'id']).execute()
  await db.schema
    .createIndex('threads_queue')
    .on('threads')
    .columns(['community', 'state', 'waiting_since', 'number', 'snoozed_until'])
    .execute()
  await db.schema
    .createIndex('threads_assignee')
    .on('threads')
    .columns(['community', 'assignee', 'state', 'waiting_since'])
    .execute()
}
