// The tables as TypeScript sees them. Moments are milliseconds since 1970, data is JSON text, yes and no are 1 and 0.
import type { Generated } from 'kysely'
import type { SuggestionTables } from './schema-suggestions.ts'

interface Communities {
  id: string
  created_at: number
}

interface Spaces {
  key: string
  community: string
  platform: string
  external_id: string
  name: string
  locale: string | null
  host_user: string | null
  host_name: string | null
  first_seen_at: number
  confirmed_at: number | null
  told_at: number | null
  refused_at: number | null
  away_since: number | null
  caught_up_at: number | null
}

interface Channels {
  community: string
  space: string
  purpose: string
  channel: string
  name: string
}

interface Persons {
  id: string
  community: string
}

interface Members {
  id: string
  community: string
  person: string
  space: string
  user: string
  name: string
  locale: string | null
  bot: number
  guest: number
  joined_at: number | null
  left_at: number | null
  greeted_at: number | null
  pending: Generated<number>
  unreachable_at: number | null
  private_thread: string | null
}

interface Notes {
  id: string
  community: string
  member: string
  message: string
  state: string
  doubtful: number
  at: number
}

interface Threads {
  id: string
  community: string
  number: number
  opener: string
  space: string
  subject: string
  state: string
  assignee: string | null
  shape: string
  opened_at: number
  place: string | null
  place_key: string | null
  team_place: string | null
  team_place_key: string | null
  waiting_since: number
  last_member_at: number | null
  last_staff_at: number | null
  resolved_at: number | null
  untold_at: number | null
  call: string | null
}

interface HeldWords {
  id: string
  community: string
  thread: string
  toward: string
  author: string
  manner: string
  text: string
  under: string | null
  missed_at: number | null
  at: number
}

interface Activities {
  id: string
  community: string
  space: string
  kind: string
  member: string | null
  subject: string | null
  at: number
}

interface Audit {
  id: string
  community: string
  member: string
  act: string
  subject: string
  detail: string | null
  at: number
}

interface Numbers {
  community: string
  kind: string
  last: number
}

interface DirectMessages {
  platform: string
  channel: string
  message: string
  community: string
  space: string
  sent_at: number
}

interface Inbox {
  key: string
  community: string | null
  kind: string
  what: string
  place_key: string
  payload: string | null
  state: string
  answer: string | null
  received_at: number
  attempts: number
  next_at: number | null
  error: string | null
  /** Names a parked event in a button; null for what was never parked. */
  parked_id: string | null
  dismissed_at: number | null
  /** The process that answers what was asked, or tries a parked event again. */
  owner: Generated<string | null>
}

interface Outbox {
  position: Generated<number>
  id: string
  community: string
  place_key: string
  effect: string | null
  follow_up: string | null
  state: string
  not_before: number
  attempts: number
  unknown_since: number | null
  held_since: number | null
  lease_until: number
  /** How it ended, or how the last try went that was not its end. */
  outcome: string | null
  created_at: number
  ended_at: number | null
  /** A moderator dealt with it: sent it again, or let it be. */
  dismissed_at: number | null
  /** When what is sent again was meant at first. */
  meant_at: number | null
  /** The process that committed it, which tries it first; null once that is gone. */
  made_by: string | null
  leased_by: Generated<string | null>
}

interface Appearances {
  id: string
  community: string
  subject_kind: string
  subject: string
  role: string
  place: string
  place_key: string
  message: string | null
  wanted: number
  shown: number
  attempts: number
  /** How often its message was lost and had to be posted anew. */
  losses: number
  unknown_since: number | null
  next_at: number
  lease_until: number
  refused: string | null
  created_at: number
  /** How the last try went that changed nothing. */
  outcome: string | null
  held_since: number | null
  /** Since when it is refused, and nothing took care of that. */
  failed_at: number | null
  dismissed_at: number | null
  leased_by: Generated<string | null>
}

interface Due {
  id: string
  community: string
  kind: string
  subject: string
  at: number
  lease_until: number
}

interface Runs {
  community: string
  schedule: string
  period: string
  at: number
}

interface Processes {
  id: string
  /** What it serves, as a list. */
  serves: string
  started_at: number
  /** By the database's clock. */
  seen_at: number
}

interface Chores {
  name: string
  at: number
}

export interface Tables extends SuggestionTables {
  communities: Communities
  spaces: Spaces
  channels: Channels
  persons: Persons
  members: Members
  notes: Notes
  threads: Threads
  held_words: HeldWords
  activities: Activities
  audit: Audit
  numbers: Numbers
  direct_messages: DirectMessages
  inbox: Inbox
  outbox: Outbox
  appearances: Appearances
  due: Due
  runs: Runs
  processes: Processes
  chores: Chores
}
