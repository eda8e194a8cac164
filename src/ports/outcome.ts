// How an effect ended, in the only four ways it can.
import type { LostFile } from '../domain/file.ts'
import type { ChannelPlace, MessageRef, ThreadPlace } from '../domain/place.ts'

/** Why a platform said no, in words that mean the same on each. */
export const refusals = [
  /** The user takes no direct messages from us. */
  'direct-messages-closed',
  /** The message, channel, thread or member is gone. */
  'gone',
  /** We lack a permission or a scope, or are not in the channel. */
  'not-allowed',
  /** A role that we may not give: it stands above ours, or is an app's own. */
  'out-of-reach',
  /** The platform has nothing like it: callers ask there for something else. */
  'unsupported',
  /** The place takes no more: too many threads, a full channel list. */
  'full',
  /** The place is archived or locked. */
  'archived',
  /** The name is taken. */
  'taken',
  /** The address of an answer has expired. */
  'expired',
  /** The platform found our request malformed: a bug of ours. */
  'invalid',
  /** It may have been done, but nobody can tell, and it must not be done twice. */
  'unconfirmed',
] as const
export type Refusal = (typeof refusals)[number]

/** What a done effect brought about. */
export interface Result {
  readonly message?: MessageRef
  readonly thread?: ThreadPlace
  readonly channel?: ChannelPlace
  /** Files that did not cross. */
  readonly lost?: readonly LostFile[]
}

export type Outcome =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly detail: string }
  /** Not now: `limited` when the platform named the wait, `away` when it cannot be reached. */
  | {
      readonly kind: 'later'
      readonly afterMs: number
      readonly because: 'limited' | 'away'
      readonly detail?: string
    }
  /** The request may or may not have been carried out. */
  | { readonly kind: 'unknown'; readonly detail: string }

export type EndedOutcome = Extract<Outcome, { kind: 'done' | 'refused' }>
