// A newcomer: somebody who came after Hearth did. What shows that they take part, and what has become of the question whether
// something is in their way.
import type { ActivityKind } from './activity.ts'
import type { MemberId, PersonId } from './ids.ts'
import type { Member } from './member.ts'
import type { UserRef } from './place.ts'

/** How somebody took part for the first time. */
export const activationWays = ['message', 'reaction', 'thread', 'vote', 'suggestion'] as const
export type ActivationWay = (typeof activationWays)[number]

/** What of all that happens shows that somebody takes part. */
export const activating: Readonly<Partial<Record<ActivityKind, ActivationWay>>> = {
  'thread-opened': 'thread',
  voted: 'vote',
  suggested: 'suggestion',
}

/** Whether they came after Hearth did. Bots do not count. */
export const isNewcomer = ({ joinedAt, bot }: Pick<Member, 'joinedAt' | 'bot'>): boolean =>
  joinedAt !== undefined && !bot

/** `asked`: once. `later`: they said *Not now*, and are asked once more. `again`: they were. `never`: they said so. */
export const nudgeStates = ['asked', 'later', 'again', 'never'] as const
export type NudgeState = (typeof nudgeStates)[number]

/** Somebody who arrived and has not taken part yet. */
export interface Stalled {
  readonly member: MemberId
  readonly person: PersonId
  readonly user: UserRef
  readonly name: string
  readonly joinedAt: number
  /** They have not passed the rules, as far as Hearth knows. */
  readonly pending: boolean
}

/** The longest letter to a newcomer, and the longest answer to one. */
export const letterLength = 1500

/** How far somebody is with the first steps. */
export interface StepsTaken {
  readonly done: number
  readonly of: number
}

const dayMs = 24 * 60 * 60_000
/** Whoever came a shorter time ago has had no time to take part; whoever came before the longer has settled in by reading. */
export const stalledAfterMs = dayMs
export const stalledUntilMs = 30 * dayMs
