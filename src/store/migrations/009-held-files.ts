// Words that wait for their end of a support thread may have files with them.
import type { Kysely } from 'kysely'

/**
 * Lets held words name the files that were sent with them.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('held_words').addColumn('files', 'text').execute()
}
