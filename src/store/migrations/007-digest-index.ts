// Where a digest counts: each kind of what happened lies together, by when it happened and who did it, so that a week is
// counted from the index alone.
import type { Kysely } from 'kysely'

/**
 * Puts the index that digests are counted by in place of the one by time alone.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('activities_counted')
    .on('activities')
    .columns(['community', 'kind', 'at', 'member'])
    .execute()
  await db.schema.dropIndex('activities_at').execute()
}
