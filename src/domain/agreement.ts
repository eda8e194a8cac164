// What the two sides of a support thread agreed on, in words that one of them wrote down and the other confirms or corrects.
import type { MemberId, ThreadId } from './ids.ts'
import type { ThreadEnd } from './support.ts'

/** `corrected`: other words took their place before they were confirmed. `replaced`: a later agreement did. */
export const agreementStates = ['proposed', 'confirmed', 'corrected', 'replaced'] as const
export type AgreementState = (typeof agreementStates)[number]

export const agreementLength = 1000

export interface Agreement {
  readonly id: string
  readonly thread: ThreadId
  /** Whose words they are: the other side says whether they are right. */
  readonly side: ThreadEnd
  readonly author: MemberId
  readonly text: string
  readonly state: AgreementState
  /** Who confirmed or corrected it, and when. */
  readonly decidedBy: MemberId | undefined
  readonly decidedAt: number | undefined
}
