// What catching up after an outage needs: since when Hearth was away, who still waited, and which words were found late.
import { type Kysely, sql } from 'kysely'

/**
 * Adds the columns.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('spaces').addColumn('away_since', 'bigint').execute()
  await db.schema.alterTable('spaces').addColumn('caught_up_at', 'bigint').execute()
  await db.schema
    .alterTable('members')
    .addColumn('pending', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  // Until now nothing told who was still passing the rules from who was never to be greeted.
  await sql`update members set pending = 1
    where joined_at is not null and greeted_at is null and left_at is null and bot = 0`.execute(db)
  await db.schema.alterTable('held_words').addColumn('missed_at', 'bigint').execute()
}
