// What an export takes of each table, and in which order.
import type { Tables } from '../schema.ts'

interface ExportedTable {
  /** What names a row, and puts them in order. */
  readonly key: readonly string[]
  /** The columns that hold JSON. */
  readonly json?: readonly string[]
  /** The column that says which community a row is of; undefined for the rows of none. */
  readonly community: string | undefined
}

const ofCommunity = (key: readonly string[], json: readonly string[] = []): ExportedTable => ({
  ...{ key, json, community: 'community' },
})

/**
 * Which processes run, what they do by turns, codes that are to be entered and what was handed in lately are of no use
 * elsewhere; webhooks and the secrets of those who hand something in stay here.
 */
export type ExportedName =
  | Exclude<
      keyof Tables,
      'processes' | 'chores' | 'codes' | 'intake_secrets' | 'intake_keys' | 'suggestion_intake' | 'webhooks'
    >
  | 'keyed'

export const exportedTables: Readonly<Record<ExportedName, ExportedTable>> = {
  communities: { key: ['id'], community: 'id' },
  spaces: ofCommunity(['key']),
  channels: ofCommunity(['space', 'purpose']),
  persons: ofCommunity(['id']),
  members: ofCommunity(['id'], ['private_thread']),
  notes: ofCommunity(['id'], ['message']),
  threads: ofCommunity(['id'], ['place', 'team_place']),
  held_words: ofCommunity(['id']),
  support_blocks: ofCommunity(['member']),
  saved_replies: ofCommunity(['id']),
  reply_drafts: ofCommunity(['id'], ['files', 'signed']),
  thread_people: ofCommunity(['thread', 'member']),
  thread_tags: ofCommunity(['thread', 'tag']),
  thread_events: ofCommunity(['id']),
  carried: ofCommunity(['id'], ['files', 'reactions']),
  carried_copies: ofCommunity(['carried', 'part'], ['ref', 'files']),
  ratings: ofCommunity(['thread']),
  waits: ofCommunity(['id']),
  thread_messages: ofCommunity(['id']),
  thread_message_edits: ofCommunity(['id']),
  thread_message_copies: ofCommunity(['message', 'key'], ['ref', 'files']),
  thread_files: ofCommunity(['id'], ['source']),
  thread_keeping: ofCommunity(['thread']),
  questions: ofCommunity(['id'], ['place']),
  question_answers: ofCommunity(['id']),
  question_unnamed: ofCommunity(['member']),
  suggestions: ofCommunity(['id']),
  votes: ofCommunity(['suggestion', 'member']),
  suggestion_reviews: ofCommunity(['suggestion']),
  suggestion_blocks: ofCommunity(['member']),
  follows: ofCommunity(['suggestion', 'member']),
  card_threads: ofCommunity(['thread']),
  suggestion_edits: ofCommunity(['id']),
  card_losses: ofCommunity(['id']),
  comments: ofCommunity(['space', 'message']),
  suggestion_sources: ofCommunity(['message']),
  suggestion_threads: ofCommunity(['suggestion', 'space']),
  suggestion_files: ofCommunity(['id'], ['source']),
  arrivals: ofCommunity(['member']),
  bursts: ofCommunity(['id']),
  welcome_pauses: ofCommunity(['space']),
  departures: ofCommunity(['member']),
  steps_done: ofCommunity(['member', 'step']),
  newcomer_answers: ofCommunity(['member']),
  interests_chosen: ofCommunity(['member', 'interest']),
  unasked: ofCommunity(['id'], ['message', 'line']),
  unasked_wishes: ofCommunity(['member']),
  activations: ofCommunity(['member']),
  nudges: ofCommunity(['member']),
  reports: ofCommunity(['id'], ['message', 'next']),
  report_concerned: ofCommunity(['report', 'space', 'kind', 'account']),
  report_words: ofCommunity(['id']),
  organisations: ofCommunity(['id']),
  organisation_domains: ofCommunity(['community', 'domain']),
  person_organisations: ofCommunity(['person']),
  duty_words: ofCommunity(['member']),
  duty_offers: ofCommunity(['id']),
  promises: ofCommunity(['id']),
  agreements: ofCommunity(['id']),
  saved_uses: ofCommunity(['reply']),
  complaints: ofCommunity(['thread']),
  touch_points: ofCommunity(['id']),
  letters: ofCommunity(['id']),
  staff_seen: ofCommunity(['member']),
  thread_targets: ofCommunity(['thread']),
  contacts: ofCommunity(['member']),
  activities: ofCommunity(['id']),
  audit: ofCommunity(['id']),
  numbers: ofCommunity(['community', 'kind']),
  former_numbers: ofCommunity(['space', 'kind', 'number']),
  direct_messages: ofCommunity(['platform', 'channel', 'message']),
  inbox: ofCommunity(['key'], ['payload', 'answer']),
  outbox: ofCommunity(['position'], ['effect', 'follow_up', 'outcome']),
  appearances: ofCommunity(['id'], ['place', 'message', 'outcome']),
  due: ofCommunity(['id']),
  runs: ofCommunity(['community', 'schedule', 'period']),
  keyed: { key: ['namespace', 'key'], json: ['value'], community: undefined },
}

/** Of what Keyv keeps: settings, and what has no secret in it. Anything that is not named here stays out. */
export const exportedNamespaces = ['settings', 'playground', 'simulation', 'uptime'] as const

/** The keys of the playground's door. */
export const secretKeys = 'key/%'

/** Said in the manifest. */
export const leftOut = [
  'tokens and secrets of the platforms, which are in the settings of the process and not in the database',
  'where answers go: the addresses hold tokens of the platforms',
  "the keys of the playground's door",
  'installations in workspaces, which are tokens',
  'webhooks, whose addresses and signing secrets are as good as tokens',
  'which processes run, and what they do by turns',
  'the bytes of files that people sent in support threads and with suggestions, which are in the folder of files, each by its sha256',
  'half-filled forms, which are gone after 15 minutes',
  'codes that join spaces or accounts, which are gone after 10 minutes',
  'secrets with which others hand in problems, and what makes those that were handed in known again',
] as const

const moment = /(^|_)at$|_since$|_until$|^not_before$|^expires$/

/** Whether a column holds a moment, in milliseconds since 1970. */
export const isMoment = (column: string): boolean => moment.test(column)
