// What happened: one row each, the source of every digest and report.
import type { MemberId } from './ids.ts'
import type { SpaceRef } from './place.ts'

export const activityKinds = [
  'joined',
  'left',
  'thread-opened',
  'thread-claimed',
  'thread-resolved',
  'target-missed',
  'complaint-answered',
  'suggested',
  'voted',
  'vote-taken-back',
  'decided',
  'direct-refused',
  'question-solved',
  'question-solved-taken-back',
] as const
export type ActivityKind = (typeof activityKinds)[number]

export interface Activity {
  readonly kind: ActivityKind
  readonly space: SpaceRef
  readonly member: MemberId | undefined
  /** The id of what it was about: a thread, a suggestion. */
  readonly subject: string | undefined
  readonly at: number
}
