// Forgets a community, table by table.
import type { Kysely } from 'kysely'
import { type CommunityId, communityId } from '../domain/ids.ts'
import type { KeyedStore } from './keyv.ts'
import type { Tables } from './schema.ts'

/** Rows that name others go before those they name. */
const forgottenInOrder = [
  'promises',
  'agreements',
  'report_words',
  'report_concerned',
  'reports',
  'saved_uses',
  'intake_keys',
  'suggestion_intake',
  'suggestion_reviews',
  'suggestion_blocks',
  'intake_secrets',
  'contacts',
  'webhooks',
  'complaints',
  'touch_points',
  'duty_offers',
  'duty_words',
  'person_organisations',
  'organisation_domains',
  'organisations',
  'departures',
  'welcome_pauses',
  'bursts',
  'arrivals',
  'question_unnamed',
  'question_answers',
  'questions',
  'votes',
  'follows',
  'comments',
  'card_threads',
  'suggestion_sources',
  'suggestion_threads',
  'suggestion_edits',
  'card_losses',
  'suggestion_files',
  'suggestions',
  'held_words',
  'thread_targets',
  'saved_replies',
  'reply_drafts',
  'thread_people',
  'thread_tags',
  'thread_events',
  'carried_copies',
  'carried',
  'ratings',
  'waits',
  'thread_message_edits',
  'thread_files',
  'thread_message_copies',
  'thread_messages',
  'thread_keeping',
  'codes',
  'former_numbers',
  'threads',
  'support_blocks',
  'steps_done',
  'newcomer_answers',
  'interests_chosen',
  'activities',
  'audit',
  'runs',
  'due',
  'appearances',
  'outbox',
  'direct_messages',
  'inbox',
  'numbers',
  'notes',
  'unasked',
  'unasked_wishes',
  'activations',
  'nudges',
  'letters',
  'staff_seen',
  'members',
  'persons',
  'channels',
  'spaces',
] as const

/** Deletes a community with all that belongs to it, and what its spaces would have gone back to. */
export async function forgetCommunity(db: Kysely<Tables>, community: CommunityId, settings: KeyedStore): Promise<void> {
  const formers = await db
    .selectFrom('spaces')
    .select('former_community')
    .where('community', '=', community)
    .where('former_community', 'is not', null)
    .execute()
  for (const table of forgottenInOrder) {
    await db.deleteFrom(table).where('community', '=', community).execute()
  }
  await db.deleteFrom('communities').where('id', '=', community).execute()
  await settings.delete(community)
  // What its spaces would have gone back to has no space any more.
  for (const { former_community: former } of formers) {
    if (former === null || former === community) continue
    const space = await db.selectFrom('spaces').select('key').where('community', '=', former).executeTakeFirst()
    if (space === undefined) await forgetCommunity(db, communityId(former), settings)
  }
}
