// What people talk of under a suggestion's cards: which thread hangs under which card, and each message in it, without its words.
import { type Kysely, sql } from 'kysely'
import { insideJson } from './dialect.ts'

/**
 * Creates both, with the threads of the cards that stand already; and finds the spaces of a community, and the votes of a
 * member, without looking at all there are.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('card_threads')
    .addColumn('thread', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .execute()
  await db.schema
    .createTable('comments')
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('suggestion', 'text', (c) => c.notNull().references('suggestions.id'))
    .addColumn('space', 'text', (c) => c.notNull().references('spaces.key'))
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('member', 'text', (c) => c.references('members.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('comments_one', ['space', 'message'])
    .execute()
  await db.schema.createIndex('comments_suggestion').on('comments').columns(['community', 'suggestion']).execute()
  await db.schema.createIndex('spaces_community').ifNotExists().on('spaces').column('community').execute()
  await db.schema.createIndex('votes_member').on('votes').columns(['community', 'member', 'at']).execute()
  await sql`
    insert into card_threads (thread, community, suggestion)
    select place_key || '/thread/' || ${insideJson(db, 'message', 'id')}, community, subject
    from appearances
    where subject_kind = 'suggestion' and message is not null and subject in (select id from suggestions)
  `.execute(db)
}
