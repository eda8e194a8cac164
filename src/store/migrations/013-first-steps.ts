// How far people have come with their first steps, what brought them here, and what they chose to be here for.
import type { Kysely } from 'kysely'

/**
 * Creates the three; and finds the answers of a stretch of time without looking at all there are.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('steps_done')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('steps_done_one', ['member', 'step'])
    .execute()
  await db.schema
    .createTable('newcomer_answers')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('newcomer_answers_at').on('newcomer_answers').columns(['community', 'at']).execute()
  await db.schema
    .createTable('interests_chosen')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('interest', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('refused_at', 'bigint')
    .addPrimaryKeyConstraint('interests_chosen_one', ['member', 'interest'])
    .execute()
}
