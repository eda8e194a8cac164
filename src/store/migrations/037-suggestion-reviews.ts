// What becomes of suggestions before they are published, who can put none forward, and what was handed in for people without
// an account.
import type { Kysely } from 'kysely'

/**
 * Creates the tables, and the indexes that find what waits and what somebody put forward lately.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('suggestion_reviews')
    .addColumn('suggestion', 'text', (c) => c.primaryKey().references('suggestions.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('words', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('suggestion_reviews_by').on('suggestion_reviews').column('by').execute()
  await db.schema
    .createTable('suggestion_blocks')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'bigint')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('suggestion_blocks_community').on('suggestion_blocks').column('community').execute()
  await db.schema
    .createTable('suggestion_intake')
    .addColumn('secret', 'text', (c) => c.notNull().references('intake_secrets.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('kept_until', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('suggestion_intake_one', ['secret', 'key'])
    .execute()
  await db.schema
    .createIndex('suggestion_intake_kept')
    .on('suggestion_intake')
    .columns(['community', 'kept_until'])
    .execute()
  await db.schema.createIndex('suggestion_intake_of').on('suggestion_intake').column('suggestion').execute()
  await db.schema.createIndex('suggestions_review').on('suggestions').columns(['community', 'review']).execute()
  await db.schema
    .createIndex('suggestions_put')
    .on('suggestions')
    .columns(['community', 'author', 'created_at'])
    .execute()
}
