// The tables of how support threads end as TypeScript sees them, as schema.ts has the others.

interface Ratings {
  thread: string
  community: string
  member: string
  /** 1 to 5; null where its opener did not want to say. */
  rating: number | null
  comment: string | null
  at: number
}

/** Each time that the team answered somebody who waited for it. */
interface Waits {
  id: string
  community: string
  thread: string
  seconds: number
  at: number
}

export interface EndingTables {
  ratings: Ratings
  waits: Waits
}
