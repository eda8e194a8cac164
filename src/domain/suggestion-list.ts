// Lists of suggestions: in which order, and where a page of one begins.

export const listOrders = ['newest', 'oldest', 'votes', 'trending'] as const
export type ListOrder = (typeof listOrders)[number]

/** Where a suggestion stands in a list: what follows it is found however much was added before it. */
export interface ListKey {
  readonly number: number
  /** How many people wanted it. */
  readonly wanted: number
}

/** What was voted for within so long is trending. */
export const trendingMs = 7 * 24 * 60 * 60_000
