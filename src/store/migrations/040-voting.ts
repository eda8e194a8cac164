// Votes for and against, votes that staff put in for somebody, and who wants to hear of a suggestion or nothing more of it.
import type { Kysely } from 'kysely'

/**
 * Adds them. Every vote before was for its suggestion, and given by its voter.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('votes')
    .addColumn('side', 'text', (c) => c.notNull().defaultTo('for'))
    .execute()
  await db.schema.alterTable('votes').addColumn('put_by', 'text').execute()
  await db.schema
    .createTable('follows')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('muted', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('follows_one', ['suggestion', 'member'])
    .execute()
  await db.schema.createIndex('follows_member').on('follows').columns(['community', 'member']).execute()
}
