// The tables of people without an account as TypeScript sees them, as schema.ts has the others.

interface Contacts {
  member: string
  community: string
  way: string
  /** As it was typed. */
  reach: string
  /** The same, told from others however it is typed; null where nobody is known by it. */
  reach_key: string | null
  made_at: number
}

interface IntakeSecrets {
  id: string
  community: string
  space: string
  hash: string
  made_by: string
  made_at: number
  used_at: number | null
  /** Since when what was handed in with it is counted, and how much that is. */
  window_at: number
  taken: number
}

interface IntakeKeys {
  secret: string
  key: string
  community: string
  thread: string
  kept_until: number
}

export interface OutsideTables {
  contacts: Contacts
  intake_secrets: IntakeSecrets
  intake_keys: IntakeKeys
}
