// Which accounts were seen to be moderators or admins, and how the targets of threads stand.
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
  await db.schema
    .createTable('thread_targets')
    .addColumn('thread', 'text', (c) => c.primaryKey().references('threads.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('spent', 'double precision', (c) => c.notNull())
    .addColumn('running_since', 'bigint')
    .addColumn('first_stage', 'integer', (c) => c.notNull())
    .addColumn('resolution_stage', 'integer', (c) => c.notNull())
    .addColumn('due_kind', 'text')
    .addColumn('due_at', 'bigint')
    .execute()
  await db.schema.createIndex('thread_targets_due').on('thread_targets').columns(['community', 'due_at']).execute()
  await db.schema.createIndex('staff_seen_community').on('staff_seen').column('community').execute()
}
