// What Hearth calls on a platform. An adapter is a factory that returns this.
import type { FileRef } from '../domain/file.ts'
import type { ChannelPlace, PlatformName, SpaceRef, ThreadPlace } from '../domain/place.ts'
import type { Text } from '../view/text.ts'
import type { Attempt, Effect } from './effect.ts'
import type { MessageEvent, UserSeen } from './event.ts'
import type { Inbox } from './inbox.ts'
import type { MemberFacts } from './member-facts.ts'
import type { Outcome } from './outcome.ts'

export type { MemberFacts } from './member-facts.ts'

export interface ChannelSeen {
  readonly id: string
  readonly name: string
  readonly everyoneCanRead: boolean
  /** Whether Hearth can post there. */
  readonly canPost: boolean
  /** Everyone is in it from the start. */
  readonly general?: true
  /** It holds posts, each a thread of its own, and nothing else. */
  readonly forum?: true
}

/** Somebody who is in a space now. */
export interface PersonThere extends UserSeen {
  /** When they joined, where the platform tells. */
  readonly joinedAt?: number
  /** The rules screening is not passed yet. */
  readonly pending?: boolean
}

export interface Platform {
  readonly name: PlatformName
  /**
   * How a support thread is kept private in a space: a thread of its own, or two ends with Hearth between them; `channel`:
   * these, or by choice a private channel of its own.
   */
  supportShape(space: SpaceRef): 'thread' | 'channel' | 'relayed'
  /** How many characters a text is too long for one message there; 0 when all of it is shown. */
  excess(space: SpaceRef, text: Text): number
  /** Whether what happens in a space comes to this process: of several, each may hear of some. */
  serves(space: SpaceRef): boolean
  /** Connects and starts calling the inbox. Rejects with a PlatformError that says what to do. */
  start(inbox: Inbox): Promise<void>
  /** Takes no new events, waits for those being handled, and disconnects. */
  stop(): Promise<void>
  /** Whether it is heard now: what happens there reaches Hearth at once. */
  connected(): boolean
  /** Does one effect once. Never rejects: what goes wrong is an outcome. */
  perform(effect: Effect, attempt: Attempt): Promise<Outcome>
  /** Who an account is now; undefined when it is no member. Rejects with a PlatformError when it cannot be read. */
  facts(space: SpaceRef, user: string): Promise<MemberFacts | undefined>
  /** The channels that Hearth can see, in the space's own order. */
  channels(space: SpaceRef): Promise<readonly ChannelSeen[]>
  /** Everyone who is already there. */
  people(space: SpaceRef): Promise<readonly PersonThere[]>
  /**
   * What people wrote in a thread, or in a channel beside its threads, since a moment, oldest first, as the events that
   * would have told it, with the same keys. Nothing of one that is gone.
   */
  written(place: ThreadPlace | ChannelPlace, after: number): Promise<readonly MessageEvent[]>
  /**
   * The bytes of a file that was sent there, `most` of them at most. Rejects with a FileError when they cannot be had, and
   * with another PlatformError when they cannot be had now.
   */
  bytes(file: FileRef, most: number): Promise<Uint8Array>
  /**
   * The picture that somebody has of themselves, `most` bytes of it at most; undefined when they have none there. Rejects
   * with a PlatformError when it cannot be had.
   */
  avatar(space: SpaceRef, user: string, most: number): Promise<Uint8Array | undefined>
}
