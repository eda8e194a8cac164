// Ten thousand open support threads: what is asked of all of them at once is answered from indexes alone.
import { type Kysely, sql } from 'kysely'

/**
 * Makes the index of the queue hold all that it can be narrowed by, and indexes for the words of subjects, for what nobody of
 * the team was told of, and for what was put off when it was due.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('threads_queue').execute()
  await db.schema
    .createIndex('threads_queue')
    .on('threads')
    .columns([
      ...['community', 'state', 'waiting_since', 'number', 'snoozed_until'],
      ...['priority', 'team', 'topic', 'assignee', 'id'],
    ])
    .execute()
  await db.schema.createIndex('threads_words').on('threads').columns(['community', 'number', 'subject']).execute()
  await sql`create index threads_untold on threads (community, state) where untold_at is not null`.execute(db)
  await sql`create index due_put_off on due (lease_until) where lease_until > 0`.execute(db)
}
