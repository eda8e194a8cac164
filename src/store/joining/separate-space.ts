// A space leaves its community: what was begun in it goes with it, what was begun elsewhere stays, and nobody is one person
// with somebody of the other side any more.
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'
import { raiseNumbers } from './join-communities.ts'
import { belongingApart, takeOrganisations } from './organisations.ts'

export interface Separation {
  readonly space: SpaceRef
  readonly from: CommunityId
  /** A community that is there already: the one it was of before, or a new one. */
  readonly to: CommunityId
  readonly at: number
  readonly newPerson: () => PersonId
  readonly newOrganisation: () => string
}

/** The tables whose rows name a suggestion. */
const ofSuggestions = [
  'votes',
  'card_threads',
  'comments',
  'suggestion_reviews',
  'suggestion_intake',
  'suggestion_sources',
  'suggestion_threads',
  'suggestion_edits',
  'card_losses',
  'follows',
  'suggestion_files',
] as const

/** What is kept of an account goes with it. */
const ofMembers = [
  'unasked',
  'unasked_wishes',
  'activations',
  'nudges',
  'letters',
  'staff_seen',
  'duty_words',
  'support_blocks',
  'suggestion_blocks',
  'question_unnamed',
  'contacts',
  'touch_points',
] as const
/** What is kept of a thread goes with it. */
const ofThreads = [
  'held_words',
  'thread_targets',
  'duty_offers',
  'promises',
  'agreements',
  'saved_uses',
  'complaints',
  'reply_drafts',
  'thread_people',
  'thread_tags',
  'thread_events',
  'carried',
  'ratings',
  'waits',
  'thread_messages',
  'thread_files',
  'thread_keeping',
  'intake_keys',
] as const

type OfMembers = (typeof ofMembers)[number]

/** What ids are made of: see `Ids`. */
const idLength = 20

/** Separates it, in the caller's transaction. */
export async function separateSpace(db: Kysely<Tables>, separation: Separation): Promise<void> {
  const { from, to } = separation
  const space = spaceKey(separation.space)
  await asOnePerson(db, separation)
  // Nobody looks after a thread of a community that they are not in any more.
  for (const [threads, assignees] of [
    ['=', '!='],
    ['!=', '='],
  ] as const)
    await db
      .updateTable('threads')
      .set({ assignee: null })
      .where('community', '=', from)
      .where('space', threads, space)
      .where('assignee', 'in', (build) =>
        build.selectFrom('members').select('id').where('community', '=', from).where('space', assignees, space),
      )
      .execute()
  // Before what they are found by has gone.
  await subjectsGo(db, from, to, space)
  for (const table of [
    'channels',
    'members',
    'threads',
    'suggestions',
    'activities',
    'direct_messages',
    'former_numbers',
    'arrivals',
    'bursts',
    'welcome_pauses',
    'departures',
    'saved_replies',
    'questions',
    'reports',
    'intake_secrets',
  ] as const)
    await db
      .updateTable(table)
      .set({ community: to })
      .where('community', '=', from)
      .where('space', '=', space)
      .execute()
  for (const table of ['inbox', 'outbox'] as const)
    await db
      .updateTable(table)
      .set({ community: to })
      .where('community', '=', from)
      // Of all that stands in it: `/` and the character after that.
      .where('place_key', '>=', `${space}/`)
      .where('place_key', '<', `${space}0`)
      .execute()
  await takeOrganisations(db, { ...separation, space })
  await db.deleteFrom('codes').where('community', '=', from).where('space', '=', space).execute()
  await raiseNumbers(db, to, from)
  await db
    .updateTable('spaces')
    .set({ community: to, former_community: null, separated_at: separation.at })
    .where('community', '=', from)
    .where('key', '=', space)
    .execute()
}

/** Rows that name a thread, a suggestion or a member of the space. */
async function subjectsGo(db: Kysely<Tables>, from: CommunityId, to: CommunityId, space: string): Promise<void> {
  const of = (table: 'threads' | 'suggestions' | 'members' | 'questions', column: string) =>
    sql<SqlBool>`${sql.ref(column)} in (select id from ${sql.table(table)} where "community" = ${from} and space = ${space})`
  // What is due may say more behind the id that it is about.
  const about = (table: 'threads' | 'suggestions' | 'members' | 'questions') =>
    sql<SqlBool>`(${of(table, 'subject')} or substr(subject, 1, ${sql.lit(idLength)}) in (
      select id from ${sql.table(table)} where "community" = ${from} and space = ${space}))`
  const notes = sql<SqlBool>`subject in (
    select notes.id from notes inner join members on members.id = notes.member
    where notes."community" = ${from} and members.space = ${space})`
  const go = async (
    table:
      | 'held_words'
      | 'thread_targets'
      | 'reply_drafts'
      | 'thread_people'
      | 'thread_tags'
      | 'thread_events'
      | 'carried'
      | 'carried_copies'
      | 'ratings'
      | 'waits'
      | 'thread_messages'
      | 'thread_message_edits'
      | 'thread_message_copies'
      | 'thread_files'
      | 'thread_keeping'
      | 'question_answers'
      | 'intake_keys'
      | 'votes'
      | 'suggestion_reviews'
      | 'suggestion_intake'
      | 'follows'
      | 'card_threads'
      | 'suggestion_edits'
      | 'card_losses'
      | 'duty_offers'
      | 'promises'
      | 'agreements'
      | 'report_concerned'
      | 'report_words'
      | 'saved_uses'
      | 'complaints'
      | 'comments'
      | 'suggestion_sources'
      | 'suggestion_threads'
      | 'suggestion_files'
      | 'steps_done'
      | 'newcomer_answers'
      | 'interests_chosen'
      | 'appearances'
      | 'due'
      | 'notes'
      | 'audit'
      | OfMembers,
    which: typeof notes,
  ) => {
    await db.updateTable(table).set({ community: to }).where('community', '=', from).where(which).execute()
  }
  await go(
    'appearances',
    sql<SqlBool>`subject in (select id from reply_drafts where "community" = ${from} and ${of('threads', 'thread')})`,
  )
  for (const [rows, shown] of [
    ['promises', 'appearances'],
    ['promises', 'due'],
    ['agreements', 'appearances'],
  ] as const)
    await go(
      shown,
      sql<SqlBool>`subject in (select id from ${sql.table(rows)} where "community" = ${from} and ${of('threads', 'thread')})`,
    )
  await go(
    'due',
    sql<SqlBool>`subject in (select reply from saved_uses where "community" = ${from} and ${of('threads', 'thread')})`,
  )
  await go(
    'carried_copies',
    sql<SqlBool>`carried in (select id from carried where "community" = ${from} and ${of('threads', 'thread')})`,
  )
  for (const table of ['thread_message_edits', 'thread_message_copies'] as const)
    await go(
      table,
      sql<SqlBool>`message in (
        select thread_messages.id from thread_messages inner join threads on threads.id = thread_messages.thread
        where threads."community" = ${from} and threads.space = ${space})`,
    )
  const report = sql<SqlBool>`report in (select id from reports where "community" = ${from} and space = ${space})`
  for (const table of ['report_concerned', 'report_words'] as const) await go(table, report)
  for (const table of ['appearances', 'due'] as const)
    await go(table, sql<SqlBool>`subject in (select id from reports where "community" = ${from} and space = ${space})`)
  for (const table of ofThreads) await go(table, of('threads', 'thread'))
  for (const table of ofSuggestions) await go(table, of('suggestions', 'suggestion'))
  await go('question_answers', of('questions', 'question'))
  await go('appearances', of('questions', 'subject'))
  await go('appearances', of('threads', 'subject'))
  await go('appearances', of('suggestions', 'subject'))
  for (const table of ['threads', 'suggestions', 'members', 'questions'] as const) await go('due', about(table))
  await go('due', notes)
  await go('due', sql<SqlBool>`subject = ${space}`)
  await go('appearances', sql<SqlBool>`subject_kind in ('support-panel', 'roadmap') and subject = ${space}`)
  await go(
    'appearances',
    sql<SqlBool>`(subject in (select id from bursts where "community" = ${from} and space = ${space})
      or subject in (select list from arrivals where "community" = ${from} and space = ${space}))`,
  )
  for (const table of ['steps_done', 'newcomer_answers', 'interests_chosen', 'notes', 'audit'] as const)
    await go(table, of('members', 'member'))
  for (const table of ofMembers) await go(table, of('members', 'member'))
}

/** Whoever is one person with somebody who stays is a person of their own again; all others take theirs along. */
async function asOnePerson(db: Kysely<Tables>, { space, from, to, newPerson }: Separation): Promise<void> {
  const linked = await db
    .selectFrom('members as gone')
    .innerJoin('members as stays', (join) =>
      join
        .onRef('stays.person', '=', 'gone.person')
        .on('stays.community', '=', from)
        .on('stays.space', '!=', spaceKey(space)),
    )
    .select(['gone.id', 'gone.person'])
    .distinct()
    .where('gone.community', '=', from)
    .where('gone.space', '=', spaceKey(space))
    .execute()
  for (const { id, person: before } of linked) {
    const person = newPerson()
    await db.insertInto('persons').values({ id: person, community: to }).execute()
    await belongingApart(db, from, { account: id, person: before, anew: person })
    await db
      .updateTable('members')
      .set({ person, active_at: null })
      .where('community', '=', from)
      .where('id', '=', id)
      .execute()
  }
  await db
    .updateTable('persons')
    .set({ community: to })
    .where('community', '=', from)
    .where('id', 'in', (build) =>
      build.selectFrom('members').select('person').where('community', '=', from).where('space', '=', spaceKey(space)),
    )
    .execute()
}
