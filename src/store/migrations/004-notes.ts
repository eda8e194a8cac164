// What could not be told to somebody yet, and where it is told where direct messages are refused.
import type { Kysely } from 'kysely'

/**
 * Creates the notes, and lets a member have a private thread for what is told there.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('doubtful', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('notes_member').on('notes').columns(['community', 'member', 'state']).execute()
  await db.schema.alterTable('members').addColumn('private_thread', 'text').execute()
}
