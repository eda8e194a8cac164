// What was decided at once, and how soon each suggestion was decided on first, by which team, and for which a role was given.
import { type Kysely, sql } from 'kysely'

/**
 * Adds it. Of what was decided before, the last decision is all that is known.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['decided_with', 'first_team'] as const)
    await db.schema.alterTable('suggestions').addColumn(name, 'text').execute()
  for (const name of ['first_decided_at', 'thanked_at'] as const)
    await db.schema.alterTable('suggestions').addColumn(name, 'bigint').execute()
  await sql`update suggestions set decided_with = id || ' ' || decided_at where decided_at is not null`.execute(db)
  await sql`update suggestions set first_decided_at = decided_at
    where decided_at is not null and status not in ('new', 'under-review')`.execute(db)
  await db.schema
    .createIndex('suggestions_decided_with')
    .on('suggestions')
    .columns(['community', 'decided_with'])
    .execute()
  await db.schema
    .createIndex('suggestions_published')
    .on('suggestions')
    .columns(['community', 'published_at'])
    .execute()
}
