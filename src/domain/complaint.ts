// What came of a complaint: what was done about it, and what had caused it.
export const remedies = ['apology', 'repair', 'refund', 'explanation', 'other', 'none'] as const
export type Remedy = (typeof remedies)[number]

export const causeLength = 100

export interface Complaint {
  /** Undefined: the team was asked and has not said yet. */
  readonly remedy: Remedy | undefined
  readonly cause: string | undefined
}
