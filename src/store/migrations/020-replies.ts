// What moderators answer with: replies that are saved for the next time, and replies that wait for a colleague.
import type { Kysely } from 'kysely'

/**
 * Creates both, and lets words that wait for their end of a thread say what they are signed with.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_replies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('language', 'text')
    .addColumn('team', 'text')
    .addColumn('author', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('used', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('saved_replies_name').on('saved_replies').columns(['community', 'name_key']).execute()
  await db.schema
    .createTable('reply_drafts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('author', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('files', 'text')
    .addColumn('signed', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.references('members.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('reply_drafts_thread').on('reply_drafts').columns(['community', 'thread']).execute()
  await db.schema.alterTable('held_words').addColumn('signed', 'text').execute()
}
