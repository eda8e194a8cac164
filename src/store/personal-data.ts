// What each table holds of a person. Written beside the migrations; a test holds it against the real tables.
import type { Tables } from './schema.ts'

export interface PersonalData {
  /** The columns that say something of a person. */
  readonly columns: readonly string[]
  /** How long a row is kept. */
  readonly kept: string
  /** What forgetting a person does to their rows. */
  readonly forgetting: 'deletes' | 'blanks' | 'keeps the number alone' | 'nothing: no person in it'
}

const none = (kept: string): PersonalData => ({ columns: [], kept, forgetting: 'nothing: no person in it' })

export const personalData: Readonly<Record<keyof Tables | 'keyed', PersonalData>> = {
  communities: none('for ever'),
  spaces: { columns: ['host_user', 'host_name'], kept: 'for ever', forgetting: 'blanks' },
  channels: none('until another is named'),
  persons: { columns: ['id'], kept: 'for ever', forgetting: 'deletes' },
  members: {
    columns: [
      'person',
      'user',
      'name',
      'locale',
      'joined_at',
      'left_at',
      'greeted_at',
      'pending',
      'unreachable_at',
      'private_thread',
      'active_at',
    ],
    kept: 'for ever',
    forgetting: 'blanks',
  },
  notes: {
    columns: ['member', 'message'],
    kept: 'until it could be told, 30 days at most',
    forgetting: 'deletes',
  },
  threads: {
    columns: ['opener', 'assignee', 'opened_by', 'subject', 'place', 'team_place', 'organisation'],
    kept: 'for ever',
    forgetting: 'blanks',
  },
  held_words: {
    columns: ['author', 'text', 'files', 'signed', 'source'],
    kept: 'until the end of the thread that they are for is there, seconds as a rule',
    forgetting: 'deletes',
  },
  support_blocks: {
    columns: ['member', 'reason', 'by'],
    kept: 'until it ends or is taken back; what has ended, until the next one is added',
    forgetting: 'deletes',
  },
  saved_replies: {
    columns: ['author'],
    kept: "until it is taken off the list; its words are the community's own",
    forgetting: 'keeps the number alone',
  },
  reply_drafts: {
    columns: ['author', 'decided_by', 'text', 'files', 'signed'],
    kept: 'words and files until it is sent or discarded, or its thread ends; that it was for ever',
    forgetting: 'deletes',
  },
  thread_people: {
    columns: ['member'],
    kept: 'as long as the thread, or until they are let out',
    forgetting: 'deletes',
  },
  thread_tags: none('as long as the thread, or until it is taken off'),
  // Whom it was about: who left, or had it before.
  thread_events: { columns: ['detail'], kept: 'as long as the thread', forgetting: 'keeps the number alone' },
  carried: {
    columns: ['author', 'text', 'files', 'signed', 'source', 'reactions'],
    kept: 'words until they are taken away; all of it until a week after the end of its thread',
    forgetting: 'deletes',
  },
  carried_copies: {
    columns: ['ref', 'key', 'files'],
    kept: 'until a week after the end of its thread',
    forgetting: 'deletes',
  },
  ratings: {
    columns: ['member', 'rating', 'comment'],
    kept: 'as long as its thread',
    forgetting: 'keeps the number alone',
  },
  waits: none('as long as its thread'),
  thread_messages: {
    columns: ['author', 'gone_by', 'text', 'ref'],
    kept: 'as long as its community says after the thread is closed, a year as a rule; under a legal hold until that ends',
    forgetting: 'keeps the number alone',
  },
  thread_message_copies: { columns: ['ref', 'key', 'files'], kept: 'as long as its message', forgetting: 'deletes' },
  thread_message_edits: { columns: ['text'], kept: 'as long as its message', forgetting: 'deletes' },
  thread_files: {
    columns: ['name', 'file', 'sha256', 'source'],
    kept: 'as long as its message; its bytes, in a folder beside the database, as long as a file names them',
    forgetting: 'keeps the number alone',
  },
  thread_keeping: { columns: ['held_by', 'hold_reason'], kept: 'for ever', forgetting: 'keeps the number alone' },
  questions: {
    columns: ['place', 'message', 'url', 'asker', 'title', 'words', 'solver', 'marked_by', 'answer'],
    kept: 'for ever; its words beyond the first line 30 days at most',
    forgetting: 'keeps the number alone',
  },
  question_unnamed: { columns: ['member'], kept: 'until they wish otherwise', forgetting: 'deletes' },
  question_answers: { columns: ['message', 'author', 'words'], kept: '30 days', forgetting: 'deletes' },
  suggestions: {
    columns: ['author', 'title', 'details', 'reason', 'decided_by', 'put_by', 'source', 'words'],
    kept: 'for ever',
    forgetting: 'blanks',
  },
  suggestion_reviews: {
    columns: ['by', 'words'],
    kept: 'as long as its suggestion; the words until it is published',
    forgetting: 'keeps the number alone',
  },
  suggestion_blocks: {
    columns: ['member', 'reason', 'by'],
    kept: 'until it ends or is taken back; what has ended, until the next one is added',
    forgetting: 'deletes',
  },
  suggestion_intake: none('30 days at most; a fingerprint of what was handed in'),
  votes: { columns: ['member', 'put_by'], kept: 'until taken back', forgetting: 'deletes' },
  follows: { columns: ['member'], kept: 'as long as its suggestion', forgetting: 'deletes' },
  card_threads: none('as long as its suggestion'),
  suggestion_edits: {
    columns: ['member', 'title', 'details'],
    kept: 'as long as the details of its suggestion',
    forgetting: 'deletes',
  },
  card_losses: none('an hour, or until the moderators have said what becomes of the card'),
  comments: {
    columns: ['member', 'message'],
    kept: 'until the message is removed; its words are not kept at all',
    forgetting: 'keeps the number alone',
  },
  suggestion_files: {
    columns: ['name', 'file', 'sha256', 'source'],
    kept: 'as long as its suggestion; its bytes, in a folder beside the database, as long as a file names them',
    forgetting: 'keeps the number alone',
  },
  suggestion_threads: none('as long as its suggestion'),
  suggestion_sources: { columns: ['message'], kept: 'as long as its suggestion', forgetting: 'deletes' },
  arrivals: {
    columns: ['member', 'account_made_at', 'greeter'],
    kept: 'for ever, the last arrival of each',
    forgetting: 'deletes',
  },
  bursts: none('for ever'),
  welcome_pauses: { columns: ['member'], kept: 'until welcomes go on', forgetting: 'keeps the number alone' },
  departures: { columns: ['member'], kept: 'until they are told, minutes as a rule', forgetting: 'deletes' },
  steps_done: { columns: ['member', 'step'], kept: 'for ever', forgetting: 'deletes' },
  newcomer_answers: { columns: ['member', 'words'], kept: 'until they answer otherwise', forgetting: 'deletes' },
  interests_chosen: { columns: ['member', 'interest'], kept: 'until they choose otherwise', forgetting: 'deletes' },
  unasked: {
    columns: ['member', 'message', 'line'],
    kept: 'words until they are sent, a week as a rule; that they were sent until the person is written to a week later',
    forgetting: 'deletes',
  },
  unasked_wishes: { columns: ['member', 'wish'], kept: 'until they wish otherwise', forgetting: 'deletes' },
  activations: { columns: ['member'], kept: 'for ever', forgetting: 'keeps the number alone' },
  nudges: { columns: ['member', 'state'], kept: 'for ever', forgetting: 'deletes' },
  reports: {
    columns: ['reporter', 'message', 'words', 'decision', 'note', 'handler', 'confidant', 'next'],
    kept: 'for ever; the message and all words but the decision until it is closed',
    forgetting: 'keeps the number alone',
  },
  report_concerned: {
    columns: ['account', 'name'],
    kept: 'as long as its report; no file of the person shows it, which would tell them who reported',
    forgetting: 'keeps the number alone',
  },
  report_words: { columns: ['member', 'text'], kept: 'until its report is closed', forgetting: 'deletes' },
  organisations: none('until it is removed'),
  organisation_domains: none('until its organisation is'),
  person_organisations: {
    columns: ['person', 'set_by'],
    kept: 'until somebody else is set, or it is cleared',
    forgetting: 'deletes',
  },
  duty_words: { columns: ['member'], kept: 'until they say otherwise', forgetting: 'deletes' },
  duty_offers: { columns: ['member'], kept: 'as long as its thread', forgetting: 'deletes' },
  promises: {
    columns: ['member', 'promised_by', 'keeper', 'what'],
    kept: 'for ever; its words as long as those of its thread',
    forgetting: 'keeps the number alone',
  },
  agreements: {
    columns: ['author', 'text', 'decided_by'],
    kept: 'for ever; its words as long as those of its thread',
    forgetting: 'keeps the number alone',
  },
  saved_uses: {
    columns: ['corrected_by', 'says', 'right_text'],
    kept: 'as long as the words of its thread',
    forgetting: 'deletes',
  },
  touch_points: {
    columns: ['member', 'author', 'said', 'follows'],
    kept: 'until it is taken back, or as long as the words of threads',
    forgetting: 'deletes',
  },
  webhooks: none('until an admin takes it out'),
  complaints: {
    columns: ['said_by', 'cause'],
    kept: 'for ever; the cause as long as the words of its thread',
    forgetting: 'keeps the number alone',
  },
  letters: {
    columns: ['member', 'moderator'],
    kept: 'for ever; their words are not kept at all',
    forgetting: 'keeps the number alone',
  },
  staff_seen: {
    columns: ['member', 'at'],
    kept: 'until they are seen again, or ask to be forgotten',
    forgetting: 'deletes',
  },
  thread_targets: none('as long as its thread'),
  contacts: {
    columns: ['member', 'reach', 'reach_key'],
    kept: 'as long as a thread of theirs has words',
    forgetting: 'deletes',
  },
  intake_secrets: { columns: ['made_by'], kept: 'until it is revoked', forgetting: 'keeps the number alone' },
  intake_keys: none('30 days, or as long as its thread has words'),
  activities: { columns: ['member'], kept: 'for ever', forgetting: 'keeps the number alone' },
  audit: { columns: ['member', 'detail'], kept: 'for ever', forgetting: 'keeps the number alone' },
  numbers: none('for ever'),
  codes: { columns: ['member'], kept: 'ten minutes, and an hour at most', forgetting: 'deletes' },
  former_numbers: none('for ever'),
  direct_messages: { columns: ['channel'], kept: 'for ever', forgetting: 'deletes' },
  inbox: {
    columns: ['key', 'payload', 'answer', 'place_key'],
    kept: '30 days; payload and answer 7 days after it is done; what could not be handled 90 days, its payload 30',
    forgetting: 'blanks',
  },
  outbox: {
    columns: ['effect', 'follow_up', 'outcome', 'place_key'],
    kept: '30 days after it ended or was dismissed, 90 at most; effect and follow-up 7 days after it is done, 30 after it failed',
    forgetting: 'blanks',
  },
  appearances: { columns: ['place', 'message'], kept: 'as long as its subject', forgetting: 'blanks' },
  due: none('until it is done'),
  runs: none('for ever'),
  processes: none('until it ends, or was not seen for half a minute'),
  chores: none('for ever'),
  // Keyv's: settings, half-filled forms and words that wait for an answer, Slack's installations (encrypted, with who made
  // each), and what the playground keeps.
  keyed: {
    columns: ['value'],
    kept: 'settings as long as the community; half-filled forms and waiting words 15 minutes, ideas that wait an hour, and an hour more at most; an installation until it is removed',
    forgetting: 'deletes',
  },
}
