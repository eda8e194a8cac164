// What authors do with their own suggestions: what one said before it was changed, and who took it back; and cards that
// somebody deleted by hand.
import type { Kysely } from 'kysely'

/**
 * Creates it. What was put forward before has not been changed or taken back.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('suggestions').addColumn('withdrawn_by', 'text').execute()
  await db.schema.createIndex('comments_member').on('comments').columns(['community', 'member']).execute()
  await db.schema
    .createTable('suggestion_edits')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('member', 'text', (c) => c.references('members.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('details', 'text')
    .addColumn('edited_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('suggestion_edits_of')
    .on('suggestion_edits')
    .columns(['community', 'suggestion', 'edited_at'])
    .execute()
  await db.schema
    .createTable('card_losses')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('place_key', 'text', (c) => c.notNull())
    .addColumn('lost_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('card_losses_of')
    .on('card_losses')
    .columns(['community', 'suggestion', 'lost_at'])
    .execute()
}
