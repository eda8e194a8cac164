// Which accounts were seen to be moderators or admins, and the targets of threads that were missed.
import type { Kysely } from 'kysely'

/**
 * Creates both.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_seen')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('staff_seen_community').on('staff_seen').column('community').execute()
}
