// How long to wait before another try, and when to stop trying.

/** An effect fails after this long in which its platform answered others. */
export const failAfterMs = 15 * 60_000

/** One second, doubled with each try, at most a minute. */
export const backoffMs = (attempts: number): number => Math.min(60_000, 1000 * 2 ** Math.max(0, attempts - 1))
