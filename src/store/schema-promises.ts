// The tables of promises, agreements, corrections and complaints as TypeScript sees them, as schema.ts has the others.

interface Promises {
  id: string
  community: string
  thread: string
  /** Whom it was made to. */
  member: string
  promised_by: string
  /** Who is to keep it; null: nobody of their own. */
  keeper: string | null
  what: string
  due_at: number
  state: string
  made_at: number
  ended_at: number | null
}

interface Agreements {
  id: string
  community: string
  thread: string
  /** Whose words they are. */
  side: string
  author: string
  text: string
  state: string
  written_at: number
  decided_by: string | null
  decided_at: number | null
}

interface SavedUses {
  reply: string
  community: string
  thread: string
  saved: string
  used_at: number
  /** What the reply corrected another to; null: all that it says. */
  says: string | null
  /** What is to be said in its place, and the saved reply that has it. */
  right_text: string | null
  right_saved: string | null
  corrected_by: string | null
}

interface Complaints {
  thread: string
  community: string
  /** Null: the team was asked and has not said yet. */
  remedy: string | null
  cause: string | null
  said_by: string | null
  said_at: number
}

export interface PromiseTables {
  promises: Promises
  agreements: Agreements
  saved_uses: SavedUses
  complaints: Complaints
}
