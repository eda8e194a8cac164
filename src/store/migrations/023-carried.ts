// What was carried from one end of a support thread to the other, and which messages of ours stand for it there.
import type { Kysely } from 'kysely'

/**
 * Creates both, with an index by the message that was carried and one by ours.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('carried')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('toward', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('manner', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('files', 'text')
    .addColumn('signed', 'text')
    .addColumn('missed_at', 'bigint')
    .addColumn('source', 'text')
    .addColumn('reply', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('parts', 'integer', (c) => c.notNull())
    .addColumn('edited', 'integer', (c) => c.notNull())
    .addColumn('removed', 'text')
    .addColumn('reactions', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('carried_copies')
    .addColumn('carried', 'text', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('ref', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('files', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('carried_copies_one', ['carried', 'part'])
    .execute()
  await db.schema.createIndex('carried_source').on('carried').columns(['community', 'source']).execute()
  await db.schema.createIndex('carried_reply').on('carried').columns(['community', 'reply']).execute()
  await db.schema.createIndex('carried_thread').on('carried').columns(['community', 'thread']).execute()
  await db.schema.createIndex('carried_copies_key').on('carried_copies').columns(['community', 'key']).execute()
}
