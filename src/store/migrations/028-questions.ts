// Questions that were asked in public, the answers that may have solved them, and who wants to be named with none.
import type { Kysely } from 'kysely'

/**
 * Creates all three.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('questions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('space', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('asker', 'text', (c) => c.references('members.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('words', 'text')
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('solved_at', 'bigint')
    .addColumn('solver', 'text', (c) => c.references('members.id'))
    .addColumn('marked_by', 'text', (c) => c.references('members.id'))
    .addColumn('answer', 'text')
    .addColumn('line', 'text')
    .execute()
  await db.schema.createIndex('questions_root').on('questions').columns(['community', 'root']).execute()
  await db.schema.createIndex('questions_message').on('questions').columns(['community', 'message']).execute()
  await db.schema.createIndex('questions_line').on('questions').columns(['community', 'line']).execute()
  await db.schema
    .createIndex('questions_state')
    .on('questions')
    .columns(['community', 'state', 'asked_at', 'id'])
    .execute()
  await db.schema.createIndex('questions_asker').on('questions').columns(['asker', 'asked_at']).execute()
  await db.schema.createIndex('questions_solver').on('questions').columns(['solver', 'solved_at']).execute()
  await db.schema
    .createTable('question_answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .addColumn('question', 'text', (c) => c.notNull().references('questions.id'))
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.references('members.id'))
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('question_answers_of').on('question_answers').columns(['community', 'question']).execute()
  await db.schema
    .createIndex('question_answers_message')
    .on('question_answers')
    .columns(['community', 'message'])
    .execute()
  await db.schema
    .createTable('question_unnamed')
    .addColumn('member', 'text', (c) => c.primaryKey().references('members.id'))
    .addColumn('community', 'text', (c) => c.notNull().references('communities.id'))
    .execute()
  await db.schema.createIndex('question_answers_author').on('question_answers').columns(['author']).execute()
}
