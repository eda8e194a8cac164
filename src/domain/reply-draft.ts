// A reply that a moderator has written and a colleague has still to send.
import type { FileRef } from './file.ts'
import type { MemberId, ThreadId } from './ids.ts'
import type { Signature } from './signature.ts'

/** `ended`: its thread was solved or closed before anybody decided. */
export const draftStates = ['waiting', 'sent', 'discarded', 'ended'] as const
export type DraftState = (typeof draftStates)[number]

export interface ReplyDraft {
  readonly id: string
  readonly thread: ThreadId
  readonly author: MemberId
  /** Empty once it waits no more: its words are kept nowhere else then than where they were sent. */
  readonly text: string
  readonly files: readonly FileRef[]
  readonly signature: Signature
  readonly state: DraftState
  /** Who sent or discarded it. */
  readonly decidedBy: MemberId | undefined
  readonly at: number
}
