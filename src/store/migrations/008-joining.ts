// Spaces that join and separate, and accounts that are one person: codes, the numbers that things had before, and where a
// person was last.
import { type Kysely, sql } from 'kysely'

/**
 * Adds the columns and tables.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('spaces').addColumn('former_community', 'text').execute()
  await db.schema.alterTable('spaces').addColumn('separated_at', 'bigint').execute()
  await db.schema.alterTable('members').addColumn('active_at', 'bigint').execute()
  // Whoever has the same name elsewhere may be the same person.
  await sql`create index members_name on members (community, name)`.execute(db)
  await db.schema
    .createTable('codes')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('former_numbers')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('former_numbers_one', ['space', 'kind', 'number'])
    .execute()
}
