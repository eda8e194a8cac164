// How two communities become one.

/** As they are, or, where both gave numbers already, with the second's numbered anew. */
export const joinManners = ['join', 'merge'] as const
export type JoinManner = (typeof joinManners)[number]
