// The tables of what was carried as TypeScript sees them, as schema.ts has the others.

interface Carried {
  id: string
  community: string
  thread: string
  toward: string
  author: string
  manner: string
  text: string
  /** References to files, as JSON. */
  files: string | null
  /** What a reply is signed with, as JSON. */
  signed: string | null
  missed_at: number | null
  /** The key of the message that was carried. */
  source: string | null
  /** The id of what the opener reads of a reply: its copy for the team has the same. */
  reply: string | null
  /** The message of the record that it brings, where it was said by a form. */
  kept: string | null
  /** Counts the changes. */
  version: number
  /** How many messages it is brought in; 0 until it is. */
  parts: number
  edited: number
  /** Who took it away, and whether its words stay with the team. */
  removed: string | null
  /** As JSON. */
  reactions: string
}

interface CarriedCopies {
  carried: string
  part: number
  community: string
  ref: string
  key: string
  /** The names of the files that crossed with it, as JSON. */
  files: string
}

export interface CarriedTables {
  carried: Carried
  carried_copies: CarriedCopies
}
