// A note on a person: that somebody of the team spoke with them beyond a thread, what was said, and what follows.
import type { MemberId, ThreadId } from './ids.ts'

export const touchWays = ['call', 'meeting', 'webinar', 'mail', 'other'] as const
export type TouchWay = (typeof touchWays)[number]

export const touchSaidLength = 1500
export const touchFollowsLength = 500

export interface TouchPoint {
  readonly id: string
  /** The account that was named; it is of the person behind it. */
  readonly member: MemberId
  readonly author: MemberId
  /** When they spoke. */
  readonly at: number
  readonly how: TouchWay
  readonly said: string
  readonly follows: string | undefined
  readonly thread: ThreadId | undefined
}
