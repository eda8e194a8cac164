// Notes on people: that somebody of the team spoke with them beyond a thread, and what was said.
import type { Kysely } from 'kysely'

/**
 * Creates the table.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('touch_points')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('author', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('follows', 'text')
    .addColumn('thread', 'text', (c) => c.references('threads.id'))
    .execute()
  await db.schema.createIndex('touch_points_member').on('touch_points').columns(['member', 'at']).execute()
  await db.schema.createIndex('touch_points_author').on('touch_points').column('author').execute()
  await db.schema.createIndex('touch_points_at').on('touch_points').columns(['community', 'at']).execute()
}
