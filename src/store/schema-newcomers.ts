// The tables of what is done for newcomers, as schema.ts has the others. All are by account, and read by person.

/** What was written to people without being asked: sent, or waiting until there is room. */
interface Unasked {
  id: string
  community: string
  member: string
  kind: string
  state: string
  /** The message and its short form, while it waits. */
  message: string | null
  line: string | null
  subject: string | null
  at: number
}

interface UnaskedWishes {
  member: string
  community: string
  wish: string
  at: number
}

/** The first time that a newcomer took part: that it was and how, never with which words. */
interface Activations {
  member: string
  community: string
  how: string
  at: number
}

interface Nudges {
  member: string
  community: string
  state: string
  at: number
}

/** That a moderator wrote to a newcomer, never what. */
interface Letters {
  id: string
  community: string
  member: string
  moderator: string
  at: number
  answered_at: number | null
}

export interface NewcomerTables {
  unasked: Unasked
  unasked_wishes: UnaskedWishes
  activations: Activations
  nudges: Nudges
  letters: Letters
}
