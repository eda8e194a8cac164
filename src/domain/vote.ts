// A vote: which side somebody is on, and what votes come to.

export const voteSides = ['for', 'against'] as const
export type VoteSide = (typeof voteSides)[number]

/** People, not accounts. */
export interface Tally {
  readonly for: number
  readonly against: number
}

/** Whether somebody hears of a suggestion by their own word, or wants nothing more of it. */
export type Hearing = 'follows' | 'muted'
