// What happens to a support thread, told to whoever keeps it, times it or counts it, in the transaction in which it happens.
import type { FileRef } from '../../domain/file.ts'
import type { MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { Signature } from '../../domain/signature.ts'
import type { ThreadEnd } from '../../domain/support.ts'
import type { Around } from './around.ts'

/** What somebody said in a thread, wherever they did. */
export interface Spoken {
  readonly from: ThreadEnd
  /** The team among itself: its words are for nobody else. */
  readonly internal?: true
  readonly author: Pick<Member, 'id' | 'name'>
  readonly text: string
  readonly files: readonly FileRef[]
  readonly at: number
  /** What its opener reads in place of the author's name; absent where that is their name. */
  readonly signature?: Signature
  /** What it is called where it is kept, chosen by whoever tells of it; absent: another name is found. */
  readonly id?: string
  /** Their message; absent where it was said by a form or with a button. */
  readonly ref?: MessageRef
}

export type ThreadHappening =
  | { readonly kind: 'opened'; readonly by: MemberId }
  | { readonly kind: 'wrote'; readonly spoken: Spoken }
  /** Which it was, is known by its message or by what it is called. */
  | { readonly kind: 'edited'; readonly spoken: Spoken }
  /** The same. Whose it was is not always known. */
  | {
      readonly kind: 'removed'
      readonly id?: string
      readonly ref?: MessageRef
      readonly end: ThreadEnd
      readonly at: number
    }
  /** `to` is absent where nobody has it any more, `by` where nobody did it. */
  | { readonly kind: 'assigned'; readonly to?: MemberId; readonly by?: MemberId }
  /** It is somebody else's turn. */
  | { readonly kind: 'turned' }
  | { readonly kind: 'resolved'; readonly by?: MemberId }
  | { readonly kind: 'closed'; readonly by?: MemberId }
  | { readonly kind: 'reopened'; readonly by: MemberId }
  /** Its team, topic, priority or snooze is another. */
  | { readonly kind: 'changed'; readonly by?: MemberId }
  /** Its words went, for their age or because its opener asked to be forgotten: whatever else says something of it goes too. */
  | { readonly kind: 'erased' }

/** Hears of it in its transaction; `about` is the thread as it is then. */
export type ThreadListener = (about: Around, happening: ThreadHappening) => Promise<void>

/** Tells all of them, in their order. */
export const tellAll =
  (listeners: readonly ThreadListener[]): ThreadListener =>
  async (about, happening) => {
    for (const listener of listeners) await listener(about, happening)
  }
