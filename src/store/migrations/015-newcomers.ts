// What is done for newcomers: messages that nobody asked for and how many of them people want, whether they have taken part,
// whether they were asked about it, and which moderator wrote to them.
import { type Kysely, sql } from 'kysely'

/**
 * Creates them, each by account, and finds the newcomers of a stretch of time without looking at everybody.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unasked')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('message', 'text')
    .addColumn('line', 'text')
    .addColumn('subject', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('unasked_member').on('unasked').column('member').execute()
  await db.schema.createIndex('unasked_subject').on('unasked').columns(['community', 'subject']).execute()
  for (const [name, said] of [
    ['unasked_wishes', 'wish'],
    ['activations', 'how'],
    ['nudges', 'state'],
  ] as const)
    await db.schema
      .createTable(name)
      .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
      .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
      .addColumn(said, 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
  await db.schema
    .createTable('letters')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('moderator', 'text', (c) => c.notNull().references('members.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('answered_at', 'bigint')
    .execute()
  await db.schema.createIndex('letters_member').on('letters').column('member').execute()
  await db.schema
    .createIndex('members_joined')
    .on('members')
    .columns(['community', 'joined_at'])
    .where(sql.ref('joined_at'), 'is not', null)
    .execute()
}
