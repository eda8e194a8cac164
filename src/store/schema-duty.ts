// The tables of duty as TypeScript sees them, as schema.ts has the others.

interface DutyWords {
  member: string
  community: string
  state: string
  said_at: number
  ends_at: number | null
}

interface DutyOffers {
  id: string
  community: string
  thread: string
  member: string
  state: string
  at: number
}

export interface DutyTables {
  duty_words: DutyWords
  duty_offers: DutyOffers
}
