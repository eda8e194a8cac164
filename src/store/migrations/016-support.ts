// What a support thread is about, who answers it, how urgent it is, and when what was done about it.
import type { Kysely } from 'kysely'

/**
 * Adds them to the threads there are.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['topic', 'team', 'opened_by', 'merged_into'])
    await db.schema.alterTable('threads').addColumn(column, 'text').execute()
  for (const column of ['first_reply_at', 'claimed_at', 'snoozed_until', 'closed_at'])
    await db.schema.alterTable('threads').addColumn(column, 'bigint').execute()
  await db.schema
    .alterTable('threads')
    .addColumn('priority', 'text', (c) => c.notNull().defaultTo('normal'))
    .execute()
  await db.schema
    .alterTable('threads')
    .addColumn('reopened', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
