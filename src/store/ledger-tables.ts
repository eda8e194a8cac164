// The tables of delivery as TypeScript sees them: what comes in, what goes out, what stays visible, and what is due.
import type { Generated } from 'kysely'

export interface DirectMessages {
  platform: string
  channel: string
  message: string
  community: string
  space: string
  sent_at: number
}

export interface Inbox {
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

export interface Outbox {
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

export interface Appearances {
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

export interface Due {
  id: string
  community: string
  kind: string
  subject: string
  at: number
  lease_until: number
}

export interface Runs {
  community: string
  schedule: string
  period: string
  at: number
}

export interface Processes {
  id: string
  /** What it serves, as a list. */
  serves: string
  started_at: number
  /** By the database's clock. */
  seen_at: number
}

export interface Chores {
  name: string
  at: number
}
