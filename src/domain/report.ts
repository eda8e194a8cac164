// A report to the moderators: what somebody told them of a message or of people. It is a record of its own, never a support
// thread, so that nothing that lists, searches or counts threads can show one.
import type { CommunityId, MemberId } from './ids.ts'
import type { SpaceRef } from './place.ts'

/** In the order in which a report goes through them. */
export const reportStates = ['received', 'looked-at', 'decided', 'closed'] as const
export type ReportState = (typeof reportStates)[number]

/** A message as it was when it was reported. */
export interface ReportedMessage {
  readonly text: string
  /** Its author's account in the space of the report. */
  readonly author: string
  readonly authorName: string
  readonly at: number
  readonly files: readonly string[]
  readonly url: string | undefined
}

/** Somebody whom a report concerns: an account, everybody with a role, or another account of somebody who is concerned. */
export interface Concerned {
  readonly space: SpaceRef
  readonly kind: 'user' | 'role' | 'linked'
  readonly id: string
  readonly name: string
}

export interface Report {
  readonly id: string
  readonly community: CommunityId
  readonly space: SpaceRef
  /** Those that are confidential are counted for themselves, so that no gap in the others tells of one. */
  readonly number: number
  /** Nobody hears of it but one moderator or admin. */
  readonly confidential: boolean
  /** Undefined once they asked to be forgotten. */
  readonly reporter: MemberId | undefined
  /** Whether whoever reads it reads *somebody* in place of their name. */
  readonly unnamed: boolean
  /** Undefined where no message was reported, and once it is closed. */
  readonly message: ReportedMessage | undefined
  /** What the reporter wrote; empty once it is closed. */
  readonly words: string
  readonly state: ReportState
  readonly sentAt: number
  readonly decidedAt: number | undefined
  readonly closedAt: number | undefined
  /** What the reporter was told of the decision. */
  readonly decision: string | undefined
  /** What the moderators noted of it for themselves. */
  readonly note: string | undefined
  /** Who looked at it first. */
  readonly handler: MemberId | undefined
  /** Who alone reads it, where it is confidential; undefined where nobody could be told. */
  readonly confidant: MemberId | undefined
  /** Who is asked next, should that one not be reached. */
  readonly next: readonly MemberId[]
}

/** What was written between a reporter and whoever reads their report. */
export interface ReportWord {
  readonly id: string
  readonly report: string
  readonly member: MemberId
  readonly byReporter: boolean
  readonly text: string
  readonly at: number
}

/** What the reporter can write at once, and what is decided. */
export const reportLength = 1500
export const decisionLength = 500
