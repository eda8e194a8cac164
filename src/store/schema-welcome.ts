// The tables of newcomers as TypeScript sees them, as schema.ts has the others.

interface Arrivals {
  member: string
  community: string
  space: string
  /** When Hearth heard of it. */
  arrived_at: number
  account_made_at: number | null
  /** They had been there before. */
  back: number
  state: string
  late: string
  /** When it was their turn to be greeted. */
  turn_at: number | null
  way: string | null
  greeted_at: number | null
  /** When their direct greeting was refused. */
  refused_at: number | null
  hello: string
  list: string | null
  /** Who said that they greet them in person. */
  greeter: string | null
  taken_at: number | null
}

interface Bursts {
  id: string
  community: string
  space: string
  began_at: number
  last_at: number
}

interface WelcomePauses {
  space: string
  community: string
  member: string
  paused_at: number
}

/** Leaves that are told together, until they are. */
interface Departures {
  member: string
  community: string
  space: string
  left_at: number
}

export interface WelcomeTables {
  arrivals: Arrivals
  bursts: Bursts
  welcome_pauses: WelcomePauses
  departures: Departures
}
