// Organisations that people belong to, the domains they are known by, and whose thread is of which.
import { type Kysely, sql } from 'kysely'

/**
 * Creates them.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('targets', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('organisations_key').unique().on('organisations').columns(['community', 'key']).execute()
  await sql`create index organisations_promised on organisations (community) where targets <> '{}'`.execute(db)
  await db.schema
    .createTable('organisation_domains')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('domain', 'text', (c) => c.notNull())
    .addColumn('organisation', 'text', (c) => c.notNull().references('organisations.id'))
    .addPrimaryKeyConstraint('organisation_domains_key', ['community', 'domain'])
    .execute()
  await db.schema
    .createIndex('organisation_domains_of')
    .on('organisation_domains')
    .columns(['community', 'organisation'])
    .execute()
  await db.schema
    .createTable('person_organisations')
    .addColumn('person', 'text', (c) => c.primaryKey().references('persons.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('organisation', 'text', (c) => c.notNull().references('organisations.id'))
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('set_by', 'text')
    .addColumn('set_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('person_organisations_of')
    .on('person_organisations')
    .columns(['community', 'organisation', 'person'])
    .execute()
  await db.schema.alterTable('threads').addColumn('organisation', 'text').execute()
  await sql`create index threads_organisation on threads
    (community, organisation, state, waiting_since, number, snoozed_until, priority, team, topic, assignee, id)
    where organisation is not null`.execute(db)
  // The same as before, with what it can be narrowed by now.
  await db.schema.dropIndex('threads_due').execute()
  await sql`create index threads_due on threads
    (community, due_at, number, state, snoozed_until, priority, team, topic, assignee, organisation, id)
    where due_at is not null and state in ('open', 'waiting on member', 'waiting on staff')`.execute(db)
}
