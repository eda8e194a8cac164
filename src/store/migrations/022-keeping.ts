// What is said in support threads, what it said before, the files that came with it, and whether a thread must be kept.
import { type Kysely, sql } from 'kysely'

/**
 * Creates the tables, and finds the threads that ended long ago without looking at all there are.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread_messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('internal', 'integer', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.references('members.id'))
    .addColumn('ref', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('edited_at', 'bigint')
    .addColumn('gone', 'text')
    .addColumn('gone_at', 'bigint')
    .addColumn('gone_by', 'text', (c) => c.references('members.id'))
    .execute()
  await db.schema.createIndex('thread_messages_thread').on('thread_messages').columns(['thread', 'at']).execute()
  await db.schema
    .createIndex('thread_messages_ref')
    .unique()
    .on('thread_messages')
    .columns(['community', 'ref'])
    .execute()
  await db.schema.createIndex('thread_messages_author').on('thread_messages').columns(['author']).execute()
  await db.schema
    .createTable('thread_message_edits')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('message', 'text', (c) => c.notNull().references('thread_messages.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('thread_message_edits_of')
    .unique()
    .on('thread_message_edits')
    .columns(['message', 'at'])
    .execute()
  await db.schema
    .createTable('thread_files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    // Until its bytes are removed it outlives its message.
    .addColumn('message', 'text', (c) => c.notNull())
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
  await db.schema.createIndex('thread_files_of').unique().on('thread_files').columns(['message', 'file']).execute()
  await db.schema.createIndex('thread_files_thread').on('thread_files').columns(['thread']).execute()
  await db.schema
    .createIndex('thread_files_bytes')
    .on('thread_files')
    .columns(['sha256'])
    .where(sql.ref('sha256'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('thread_files_next')
    .on('thread_files')
    .columns(['next_at'])
    .where(sql.ref('next_at'), 'is not', null)
    .execute()
  await db.schema
    .createTable('thread_keeping')
    .addColumn('thread', 'text', (c) => c.primaryKey().references('threads.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('held_at', 'bigint')
    .addColumn('held_by', 'text', (c) => c.references('members.id'))
    .addColumn('hold_reason', 'text')
    .addColumn('erased_at', 'bigint')
    .addColumn('messages', 'integer')
    .addColumn('files', 'integer')
    .addColumn('forgotten_at', 'bigint')
    .execute()
}
