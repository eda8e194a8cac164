// Which messages of ours show what a kept message says, for as long as it is kept; and which message it was that had to wait
// until its thread stood.
import { type Kysely, sql } from 'kysely'

/**
 * Creates the table, and names messages in the record as they are named where they were carried.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread_message_copies')
    .addColumn('message', 'text', (c) => c.notNull().references('thread_messages.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('ref', 'text', (c) => c.notNull())
    .addColumn('files', 'text', (c) => c.notNull())
    .addColumn('gone', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_message_copies_one', ['message', 'key'])
    .execute()
  await db.schema
    .createIndex('thread_message_copies_key')
    .on('thread_message_copies')
    .columns(['community', 'key'])
    .execute()
  await db.schema.alterTable('carried').addColumn('kept', 'text').execute()
  await db.schema.createIndex('carried_kept').on('carried').columns(['community', 'kept']).execute()
  await db.schema.alterTable('held_words').addColumn('source', 'text').execute()
  await sql`update thread_messages set ref = replace(ref, '|', '/') where ref is not null`.execute(db)
}
