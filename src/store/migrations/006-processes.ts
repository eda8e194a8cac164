// Several processes over one database: which of them live, what each holds, and what is done by one of them for all.
import { type Kysely, sql } from 'kysely'

/**
 * Creates the list of processes, and lets what is claimed name who claimed it.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('processes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('serves', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('chores')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.alterTable('outbox').addColumn('made_by', 'text').execute()
  await db.schema.alterTable('outbox').addColumn('leased_by', 'text').execute()
  await db.schema.alterTable('appearances').addColumn('leased_by', 'text').execute()
  await db.schema.alterTable('inbox').addColumn('owner', 'text').execute()
  await sql`create index outbox_leased on outbox (leased_by) where lease_until > 0`.execute(db)
  await sql`create index appearances_leased on appearances (leased_by) where lease_until > 0`.execute(db)
  await sql`create index inbox_owned on inbox (owner) where owner is not null`.execute(db)
}
