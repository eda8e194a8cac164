// How long to wait before another try, and when to stop trying.

/** An effect fails after this long in which its platform answered others. */
export const failAfterMs = 15 * 60_000

/** So long after what it tells, a webhook that does not take it has had its time. */
const callPatienceMs = 24 * 60 * 60_000

/** Whether a call to a webhook is given up: its own time is over, and it was tried in this life of Hearth. */
export const isCallOver = (createdAt: number, heldSince: number, now: number): boolean =>
  now - createdAt >= callPatienceMs && now - heldSince >= failAfterMs

/** One second, doubled with each try, at most a minute. */
export const backoffMs = (attempts: number): number => Math.min(60_000, 1000 * 2 ** Math.max(0, attempts - 1))
