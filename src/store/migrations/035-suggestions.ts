// What a suggestion is beyond its words: whether it is published, whom it is for, what it was merged into, where it came from.
import { type Kysely, sql } from 'kysely'

/**
 * Adds it. Everything that was put forward before was published at once, and counts for itself.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['topic', 'team', 'signed', 'review', 'source', 'merged_into', 'counts_for', 'put_by'] as const)
    await db.schema.alterTable('suggestions').addColumn(name, 'text').execute()
  for (const name of ['published_at', 'withdrawn_at', 'edited_at', 'target_at'] as const)
    await db.schema.alterTable('suggestions').addColumn(name, 'bigint').execute()
  await db.schema
    .alterTable('suggestions')
    .addColumn('unnamed', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await sql`update suggestions set published_at = created_at, counts_for = id`.execute(db)
  await db.schema.createIndex('suggestions_counted').on('suggestions').columns(['community', 'counts_for']).execute()
}
