// Support threads: their states, and what moves them.
import type { CommunityId, MemberId, ThreadId } from './ids.ts'
import type { SpaceRef, ThreadPlace } from './place.ts'

export const threadStates = ['open', 'waiting on member', 'waiting on staff', 'resolved', 'closed'] as const
export type ThreadState = (typeof threadStates)[number]

/** `thread`: one private thread for both sides. `relayed`: two ends, and Hearth between them. */
export type SupportShape = 'thread' | 'relayed'

export interface SupportThread {
  readonly id: ThreadId
  readonly community: CommunityId
  readonly number: number
  readonly opener: MemberId
  readonly space: SpaceRef
  readonly subject: string
  readonly state: ThreadState
  readonly assignee: MemberId | undefined
  readonly shape: SupportShape
  readonly openedAt: number
  /** Where the opener reads and writes; undefined until it is open on the platform. */
  readonly place: ThreadPlace | undefined
  /** Where the team reads and writes when the thread is relayed; undefined until the notice is posted. */
  readonly teamPlace: ThreadPlace | undefined
  readonly lastMemberAt: number | undefined
  readonly lastStaffAt: number | undefined
  readonly resolvedAt: number | undefined
}

export const openStates: readonly ThreadState[] = ['open', 'waiting on member', 'waiting on staff']

/** Whether somebody still waits for something in it. */
export const isOpen = (thread: Pick<SupportThread, 'state'>): boolean => openStates.includes(thread.state)

/** The longest subject that fits a thread's name with its number on every platform. */
export const subjectLength = 80
