// The budget of what Hearth writes to a person without being asked: how much of it anybody gets, and when there is room again.

/** What is unasked: no act of that person and no duty of theirs leads to it. */
export const unaskedKinds = ['greeting', 'nudge', 'news'] as const
export type UnaskedKind = (typeof unaskedKinds)[number]

/** How much of it a person wants: none, one message a week, or as it is for everybody. */
export const unaskedWishes = ['none', 'weekly', 'usual'] as const
export type UnaskedWish = (typeof unaskedWishes)[number]

const dayMs = 24 * 60 * 60_000
/** What was sent longer ago counts no more. */
export const unaskedCountsMs = 7 * dayMs

/** Messages in a week, beside at most one a day. */
const mostAWeek: Readonly<Record<Exclude<UnaskedWish, 'none'>, number>> = { weekly: 1, usual: 3 }

/** The first moment from `now` on when a person may be written to, after what was sent to them so far. */
export function freeAt(sent: readonly number[], wish: Exclude<UnaskedWish, 'none'>, now: number): number {
  const counting = sent.filter((at) => at > now - unaskedCountsMs).toSorted((one, other) => one - other)
  const last = counting.at(-1)
  // Of as many as are allowed in a week, the first must be a week old.
  const oldest = counting.at(-mostAWeek[wish])
  return Math.max(now, last === undefined ? now : last + dayMs, oldest === undefined ? now : oldest + unaskedCountsMs)
}
