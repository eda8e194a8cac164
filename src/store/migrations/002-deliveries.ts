// What did not get through: since when it is shown to the staff, when one of them dealt with it, and how the last try went.
import { type Kysely, sql } from 'kysely'
import { chanceText } from './dialect.ts'

/**
 * Adds to the outbox, the appearances and the inbox what the list for the staff reads.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('dismissed_at', 'bigint').execute()
  await db.schema.alterTable('outbox').addColumn('meant_at', 'bigint').execute()
  await db.schema.alterTable('appearances').addColumn('outcome', 'text').execute()
  await db.schema.alterTable('appearances').addColumn('held_since', 'bigint').execute()
  await db.schema.alterTable('appearances').addColumn('failed_at', 'bigint').execute()
  await db.schema.alterTable('appearances').addColumn('dismissed_at', 'bigint').execute()
  await db.schema.alterTable('inbox').addColumn('parked_id', 'text').execute()
  await db.schema.alterTable('inbox').addColumn('dismissed_at', 'bigint').execute()
  await sql`create index outbox_failed on outbox (community) where state = 'failed'`.execute(db)
  await sql`create index appearances_failed on appearances (community) where failed_at is not null`.execute(db)
  await sql`create index inbox_set_aside on inbox (community) where parked_id is not null`.execute(db)
  // What had gone wrong before there was a list stands in it as well.
  await sql`update inbox set parked_id = ${chanceText(db)} where state in ('parked', 'failed')`.execute(db)
  await sql`update appearances set failed_at = created_at where refused is not null`.execute(db)
}
