// The tables as TypeScript sees them. Moments are milliseconds since 1970, data is JSON text, yes and no are 1 and 0.

import type { Generated } from 'kysely'
import type { Appearances, Chores, DirectMessages, Due, Inbox, Outbox, Processes, Runs } from './ledger-tables.ts'
import type { BlockTables } from './schema-blocks.ts'
import type { CarriedTables } from './schema-carried.ts'
import type { DutyTables } from './schema-duty.ts'
import type { EndingTables } from './schema-ending.ts'
import type { FirstStepTables } from './schema-first-steps.ts'
import type { IdeaTables } from './schema-ideas.ts'
import type { KeepingTables } from './schema-keeping.ts'
import type { NewcomerTables } from './schema-newcomers.ts'
import type { OrganisationTables } from './schema-organisations.ts'
import type { OutsideTables } from './schema-outside.ts'
import type { OwnSuggestionTables } from './schema-own-suggestions.ts'
import type { PromiseTables } from './schema-promises.ts'
import type { QuestionTables } from './schema-questions.ts'
import type { ReplyTables } from './schema-replies.ts'
import type { ReportTables } from './schema-reports.ts'
import type { SuggestionReviewTables } from './schema-suggestion-reviews.ts'
import type { SuggestionTables } from './schema-suggestions.ts'
import type { TeamTables } from './schema-teams.ts'
import type { ThreadActTables } from './schema-thread-acts.ts'
import type { TouchPointTables } from './schema-touch-points.ts'
import type { VotingTables } from './schema-voting.ts'
import type { WebhookTables } from './schema-webhooks.ts'
import type { WelcomeTables } from './schema-welcome.ts'

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
  /** The community it was of before it joined this one. */
  former_community: string | null
  /** When it left the last one: no setting joins it again. */
  separated_at: number | null
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
  /** When they were last seen; kept only of accounts that are one person with others. */
  active_at: number | null
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
  topic: string | null
  team: string | null
  priority: Generated<string>
  /** The moderator who opened it for its opener. */
  opened_by: string | null
  first_reply_at: number | null
  claimed_at: number | null
  snoozed_until: number | null
  merged_into: string | null
  /** When its opener said that it is solved, or nobody came back to it. */
  closed_at: number | null
  /** How many times. */
  reopened: Generated<number>
  /** When what is next of it is due by its targets; null where nothing is, or its clock stands. */
  due_at: Generated<number | null>
  /** The organisation of its opener; of one that has ended, what it was then. */
  organisation: Generated<string | null>
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
  /** The key of the message that they are, where that is not known to be in the thread. */
  source: string | null
  missed_at: number | null
  /** References to files, as JSON. */
  files: string | null
  /** What they are signed with, as JSON; nothing for their author's name. */
  signed: string | null
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

interface Codes {
  code: string
  community: string
  kind: string
  space: string
  member: string
  expires_at: number
}

interface FormerNumbers {
  community: string
  /** Where it was known by that number. */
  space: string
  kind: string
  number: number
  subject: string
}

export interface Tables
  extends SuggestionTables,
    SuggestionReviewTables,
    IdeaTables,
    OwnSuggestionTables,
    VotingTables,
    BlockTables,
    DutyTables,
    TouchPointTables,
    WebhookTables,
    FirstStepTables,
    NewcomerTables,
    PromiseTables,
    OrganisationTables,
    WelcomeTables,
    TeamTables,
    ReplyTables,
    ThreadActTables,
    CarriedTables,
    EndingTables,
    QuestionTables,
    KeepingTables,
    ReportTables,
    OutsideTables {
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
  codes: Codes
  former_numbers: FormerNumbers
  direct_messages: DirectMessages
  inbox: Inbox
  outbox: Outbox
  appearances: Appearances
  due: Due
  runs: Runs
  processes: Processes
  chores: Chores
}
