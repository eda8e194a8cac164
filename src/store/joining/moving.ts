// What becomes of each table's rows when communities join or a space separates. A new table must say so here.
import type { Tables } from '../schema.ts'

/**
 * `space`: a row is of one space, or of a member, thread or suggestion of one, and goes where that goes. `community`: it is
 * the community's own, and stays with it.
 */
const goesWith: Readonly<Record<keyof Tables, 'space' | 'community' | 'none'>> = {
  communities: 'community',
  spaces: 'space',
  channels: 'space',
  persons: 'space',
  members: 'space',
  notes: 'space',
  threads: 'space',
  held_words: 'space',
  support_blocks: 'space',
  saved_replies: 'space',
  reply_drafts: 'space',
  thread_people: 'space',
  thread_tags: 'space',
  thread_events: 'space',
  carried: 'space',
  carried_copies: 'space',
  ratings: 'space',
  waits: 'space',
  thread_messages: 'space',
  thread_message_edits: 'space',
  thread_message_copies: 'space',
  thread_files: 'space',
  thread_keeping: 'space',
  questions: 'space',
  question_answers: 'space',
  question_unnamed: 'space',
  suggestions: 'space',
  votes: 'space',
  follows: 'space',
  card_threads: 'space',
  comments: 'space',
  arrivals: 'space',
  bursts: 'space',
  welcome_pauses: 'space',
  departures: 'space',
  steps_done: 'space',
  newcomer_answers: 'space',
  interests_chosen: 'space',
  unasked: 'space',
  unasked_wishes: 'space',
  activations: 'space',
  nudges: 'space',
  reports: 'space',
  report_concerned: 'space',
  report_words: 'space',
  organisations: 'space',
  organisation_domains: 'space',
  person_organisations: 'space',
  duty_words: 'space',
  duty_offers: 'space',
  promises: 'space',
  agreements: 'space',
  saved_uses: 'space',
  touch_points: 'space',
  // Whoever leaves again goes without: what it tells stays where it was set up.
  webhooks: 'space',
  complaints: 'space',
  letters: 'space',
  staff_seen: 'space',
  thread_targets: 'space',
  contacts: 'space',
  intake_secrets: 'space',
  intake_keys: 'space',
  activities: 'space',
  audit: 'space',
  // Whoever leaves again goes on from the numbers and the runs that they had.
  numbers: 'community',
  runs: 'community',
  codes: 'space',
  former_numbers: 'space',
  direct_messages: 'space',
  inbox: 'space',
  outbox: 'space',
  appearances: 'space',
  due: 'space',
  processes: 'none',
  chores: 'none',
}

type Moving = Exclude<keyof Tables, 'communities' | 'numbers' | 'runs' | 'processes' | 'chores'>

const isMoving = (table: string): table is Moving => goesWith[table as keyof Tables] === 'space'

/** The tables whose rows a space takes along. */
export const movingTables: readonly Moving[] = Object.keys(goesWith).filter(isMoving)
