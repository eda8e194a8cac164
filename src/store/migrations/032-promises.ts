// What the team promised to whom, by when; what was agreed in support threads; what it takes to correct what was
// wrong; and what came of complaints.
import type { Kysely } from 'kysely'

/**
 * Creates all of it.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('promises')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('promised_by', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('keeper', 'text', (c) => c.references('members.id'))
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute()
  await db.schema.createIndex('promises_open').on('promises').columns(['community', 'state', 'due_at']).execute()
  await db.schema.createIndex('promises_thread').on('promises').columns(['community', 'thread']).execute()
  for (const column of ['member', 'promised_by', 'keeper'])
    await db.schema.createIndex(`promises_${column}`).on('promises').columns([column, 'state']).execute()
  await db.schema
    .createTable('agreements')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.references('members.id'))
    .addColumn('decided_at', 'bigint')
    .execute()
  await db.schema.createIndex('agreements_thread').on('agreements').columns(['community', 'thread']).execute()
  for (const column of ['author', 'decided_by'])
    await db.schema.createIndex(`agreements_${column}`).on('agreements').column(column).execute()
  // The decision before, where the last one corrects it.
  for (const column of ['wrong_status', 'wrong_reason'])
    await db.schema.alterTable('suggestions').addColumn(column, 'text').execute()
  await db.schema
    .createTable('saved_uses')
    .addColumn('reply', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('thread', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('saved', 'text', (c) => c.notNull())
    .addColumn('used_at', 'bigint', (c) => c.notNull())
    .addColumn('says', 'text')
    .addColumn('right_text', 'text')
    .addColumn('right_saved', 'text')
    .addColumn('corrected_by', 'text', (c) => c.references('members.id'))
    .execute()
  await db.schema.createIndex('saved_uses_saved').on('saved_uses').columns(['community', 'saved', 'used_at']).execute()
  await db.schema.createIndex('saved_uses_thread').on('saved_uses').columns(['community', 'thread']).execute()
  await db.schema
    .createTable('complaints')
    .addColumn('thread', 'text', (c) => c.primaryKey().references('threads.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('remedy', 'text')
    .addColumn('cause', 'text')
    .addColumn('said_by', 'text', (c) => c.references('members.id'))
    .addColumn('said_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('complaints_said').on('complaints').columns(['community', 'said_at']).execute()
}
