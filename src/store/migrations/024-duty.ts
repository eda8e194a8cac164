// Who said that they are on duty or not, and whom new support threads were offered to.
import type { Kysely } from 'kysely'

/**
 * Creates both.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('duty_words')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('said_at', 'bigint', (c) => c.notNull())
    .addColumn('ends_at', 'bigint')
    .execute()
  await db.schema.createIndex('duty_words_community').on('duty_words').column('community').execute()
  await db.schema
    .createTable('duty_offers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('duty_offers_thread').on('duty_offers').columns(['community', 'thread']).execute()
  await db.schema.createIndex('duty_offers_member').on('duty_offers').columns(['member', 'at']).execute()
}
