// Where other programs are told what happens to support threads.
import type { Kysely } from 'kysely'

/**
 * Creates the table.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('webhooks_community').on('webhooks').column('community').execute()
}
