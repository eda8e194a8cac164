// The queue by what is due soonest, what it counts, and walks through all that is open, each from an index of its own.
import { type Kysely, sql } from 'kysely'

/**
 * Keeps with each thread when what is next of it is due, from what is known of its targets.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('threads').addColumn('due_at', 'bigint').execute()
  await sql`update threads set due_at = (
      select thread_targets.due_at from thread_targets
      where thread_targets.thread = threads.id
        and (thread_targets.due_kind = 'first' or threads.state <> 'waiting on member'))
    where state in ('open', 'waiting on member', 'waiting on staff')`.execute(db)
  await sql`create index threads_due on threads
    (community, due_at, number, state, snoozed_until, priority, team, topic, assignee, id)
    where due_at is not null and state in ('open', 'waiting on member', 'waiting on staff')`.execute(db)
  await sql`create index threads_counted on threads (community, state, snoozed_until)
    where state in ('open', 'waiting on member', 'waiting on staff')`.execute(db)
  // Without it SQLite would walk through all tags of a community for those of one thread. What has a tag it looks for in the
  // index of tags, which reads less: so this one is no better for that.
  await db.schema
    .createIndex('thread_tags_thread')
    .on('thread_tags')
    .columns(['community', 'thread', 'at', 'tag'])
    .execute()
  await sql`create index threads_open on threads (community, id)
    where state in ('open', 'waiting on member', 'waiting on staff')`.execute(db)
}
