// Newcomers and their greeting: one row for the last arrival of each, the bursts in which many came, where welcomes are
// paused, and leaves that are yet to be told.
import type { Kysely } from 'kysely'

/**
 * Creates the tables, and finds whoever is in a space, and whoever has just left it, without looking at everybody.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('arrivals')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('arrived_at', 'bigint', (c) => c.notNull())
    .addColumn('account_made_at', 'bigint')
    .addColumn('back', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('late', 'text', (c) => c.notNull())
    .addColumn('turn_at', 'bigint')
    .addColumn('way', 'text')
    .addColumn('greeted_at', 'bigint')
    .addColumn('refused_at', 'bigint')
    .addColumn('hello', 'text', (c) => c.notNull())
    .addColumn('list', 'text')
    .addColumn('greeter', 'text', (c) => c.references('members.id'))
    .addColumn('taken_at', 'bigint')
    .execute()
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`arrivals_${name}`).on('arrivals').columns(columns).execute()
  await index('came', ['community', 'space', 'arrived_at'])
  await index('turns', ['community', 'space', 'turn_at'])
  await index('waiting', ['community', 'space', 'state', 'turn_at'])
  await index('greeted', ['community', 'greeted_at'])
  await index('refused', ['community', 'refused_at'])
  await index('hellos', ['community', 'space', 'hello'])
  await index('listed', ['community', 'list'])
  await db.schema
    .createTable('bursts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('began_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('bursts_last').on('bursts').columns(['community', 'space', 'last_at']).execute()
  await db.schema
    .createTable('welcome_pauses')
    .addColumn('space', 'text', (c) => c.primaryKey().references('spaces.key'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('paused_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('departures')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('left_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('members_present')
    .on('members')
    .columns(['community', 'space', 'left_at', 'bot'])
    .execute()
}
