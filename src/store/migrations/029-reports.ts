// What was reported to the moderators, whom it concerns, and what was written about it.
import type { Kysely } from 'kysely'

/**
 * Creates all three.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('confidential', 'integer', (c) => c.notNull())
    .addColumn('reporter', 'text', (c) => c.references('members.id'))
    .addColumn('unnamed', 'integer', (c) => c.notNull())
    .addColumn('message', 'text')
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('decision', 'text')
    .addColumn('note', 'text')
    .addColumn('handler', 'text', (c) => c.references('members.id'))
    .addColumn('confidant', 'text', (c) => c.references('members.id'))
    .addColumn('next', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('reports_state').on('reports').columns(['community', 'state', 'sent_at']).execute()
  await db.schema.createIndex('reports_reporter').on('reports').columns(['reporter', 'sent_at']).execute()
  await db.schema
    .createTable('report_concerned')
    .addColumn('report', 'text', (c) => c.notNull().references('reports.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('report_concerned_one', ['report', 'space', 'kind', 'account'])
    .execute()
  await db.schema
    .createTable('report_words')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('report', 'text', (c) => c.notNull().references('reports.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('by_reporter', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('report_words_report').on('report_words').columns(['report', 'id']).execute()
}
