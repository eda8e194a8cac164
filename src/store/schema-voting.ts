// The table of who follows suggestions as TypeScript sees it, as schema.ts has the others.

interface Follows {
  community: string
  suggestion: string
  member: string
  /** 1: they want to hear nothing more of it, whether they voted or not. */
  muted: number
  at: number
}

export interface VotingTables {
  follows: Follows
}
