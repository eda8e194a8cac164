// People without an account: how each is reached; and the secrets with which others hand in problems, with what was handed in.
import type { Kysely } from 'kysely'

/**
 * Creates the tables.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contacts')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('reach', 'text', (c) => c.notNull())
    .addColumn('reach_key', 'text')
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('contacts_reach').on('contacts').columns(['community', 'reach_key']).execute()
  await db.schema
    .createTable('intake_secrets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('window_at', 'bigint', (c) => c.notNull())
    .addColumn('taken', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('intake_secrets_space').on('intake_secrets').columns(['community', 'space']).execute()
  await db.schema
    .createTable('intake_keys')
    .addColumn('secret', 'text', (c) => c.notNull().references('intake_secrets.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('kept_until', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('intake_keys_one', ['secret', 'key'])
    .execute()
  await db.schema.createIndex('intake_keys_kept').on('intake_keys').columns(['community', 'kept_until']).execute()
  await db.schema.createIndex('intake_keys_thread').on('intake_keys').columns(['community', 'thread']).execute()
}
