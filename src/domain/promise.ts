// What the team promised to somebody in a support thread, by when, and when whoever is to keep it is reminded.
import { Temporal } from 'temporal-polyfill'
import type { MemberId, ThreadId } from './ids.ts'

export const promiseStates = ['open', 'kept', 'taken back'] as const
export type PromiseState = (typeof promiseStates)[number]

export const promiseLength = 300

export interface ThreadPromise {
  readonly id: string
  readonly thread: ThreadId
  /** Whom it was made to. */
  readonly to: MemberId
  readonly by: MemberId
  /** Who is to keep it; undefined: nobody of their own, since whoever was has left the team. */
  readonly keeper: MemberId | undefined
  readonly what: string
  readonly dueAt: number
  readonly state: PromiseState
}

const friday = 5

/** A working day before it is due; half the time where that is shorter. */
export function remindAt(now: number, dueAt: number, zone: string): number {
  const half = now + Math.floor((dueAt - now) / 2)
  let before = Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(zone).subtract({ days: 1 })
  while (before.dayOfWeek > friday) before = before.subtract({ days: 1 })
  return Math.max(half, before.epochMilliseconds)
}
