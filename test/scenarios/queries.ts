// Every query of the suite passes here: one that does not name its community fails the test that ran it.
import type { CompiledQuery } from 'kysely'

/** Tables whose rows are of one community. */
const ofCommunity =
  /\b(?:from|into|update|join)\s+"(channels|members|notes|persons|threads|suggestions|suggestion_reviews|suggestion_blocks|suggestion_intake|votes|card_threads|comments|steps_done|newcomer_answers|interests_chosen|activities|audit|numbers|runs|held_words|saved_replies|reply_drafts|ratings|waits|promises|agreements|thread_messages|thread_message_edits|thread_keeping|questions|question_answers|reports|report_concerned|report_words|saved_uses|question_unnamed|contacts|intake_secrets|intake_keys|organisations|organisation_domains|person_organisations|webhooks|complaints|touch_points|suggestion_edits|card_losses|follows|suggestion_sources|suggestion_threads)"/

/** Queries that named no community, by their text. */
export const strayQueries = new Set<string>()

let seen = 0

/** How many queries have passed. */
export const queriesSeen = (): number => seen

/** An insert gives the community; anything else asks for it. */
const namesCommunity = (sql: string): boolean => (/^\s*insert/i.test(sql) ? /"community"/ : /"community" = /).test(sql)

/** Looks at one query. The ledger (inbox, outbox, appearances, due) is delivery's, across communities. */
export function watchQueries(query: CompiledQuery): void {
  seen += 1
  if (/^\s*(create|alter|drop|pragma|savepoint|release|rollback|begin|commit)/i.test(query.sql)) return
  if (ofCommunity.test(query.sql) && !namesCommunity(query.sql)) strayQueries.add(query.sql)
}
