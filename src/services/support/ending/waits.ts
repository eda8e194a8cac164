// What is due about a thread that ends, or that somebody is waited for in, and how long that takes.

/** Its opener is asked whether it is solved. */
export const askDue = 'support.ask-solved'
/** They did not answer that. */
export const closeDue = 'support.close'
/** They are asked whether they still need help. */
export const nudgeDue = 'support.nudge'
/** They did not come back. */
export const waitOverDue = 'support.wait-over'
/** Whoever took it is to have answered by then. */
export const claimDue = 'support.claim-over'

export const minuteMs = 60_000
export const dayMs = 24 * 60 * minuteMs
/** So long a moderator can take back that a thread is solved. */
export const undoMs = 60_000
