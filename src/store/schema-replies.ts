// The tables of replies as TypeScript sees them, as schema.ts has the others.
import type { Generated } from 'kysely'

interface SavedReplies {
  id: string
  community: string
  space: string
  name: string
  /** What two names that are meant as one have in common. */
  name_key: string
  text: string
  language: string | null
  team: string | null
  author: string
  /** How many times it was sent. */
  used: Generated<number>
  at: number
}

interface ReplyDrafts {
  id: string
  community: string
  thread: string
  author: string
  /** Empty once it waits no more. */
  text: string
  /** References to files, as JSON. */
  files: string | null
  /** What it will be signed with, as JSON. */
  signed: string | null
  state: string
  decided_by: string | null
  at: number
}

export interface ReplyTables {
  saved_replies: SavedReplies
  reply_drafts: ReplyDrafts
}
