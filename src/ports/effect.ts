// What Hearth does to a platform, as data that is stored first and performed by the worker alone.
import type { ChannelPlace, DirectPlace, MessageRef, Place, SpaceRef, ThreadPlace } from '../domain/place.ts'
import type { Message } from '../view/message.ts'
import type { Address } from './answer.ts'
import type { SentFile } from './files.ts'
import type { Picture } from './pictures.ts'

export type Effect =
  /**
   * Posts into a channel, a thread, or somebody's direct messages, with files that were sent elsewhere. Done with `message`,
   * and with `lost`, the files that did not cross.
   */
  | {
      readonly kind: 'post'
      readonly place: Place
      readonly message: Message
      readonly files?: readonly SentFile[]
    }
  /** Shows a message in a channel to one person alone. It does not stay there, and nobody can tell whether it was seen. */
  | { readonly kind: 'whisper'; readonly place: ChannelPlace; readonly user: string; readonly message: Message }
  /** Replaces what one of our messages shows. */
  | { readonly kind: 'edit'; readonly ref: MessageRef; readonly message: Message }
  /** Takes one of our messages away, with those of its files that went in a message of their own, by their names. */
  | { readonly kind: 'remove'; readonly ref: MessageRef; readonly files?: readonly string[] }
  /** Reacts to a message of whoever's, with an emoji as people read it. One that the platform does not have is refused as `unsupported`. */
  | { readonly kind: 'react'; readonly ref: MessageRef; readonly emoji: string }
  /** Takes our own reaction back; where there is none, nothing is to be done. */
  | { readonly kind: 'unreact'; readonly ref: MessageRef; readonly emoji: string }
  /** Puts a picture to one of our messages that stands already, and says what it said. It adorns: nobody misses what does not come. */
  | { readonly kind: 'addPicture'; readonly ref: MessageRef; readonly message: Message; readonly picture: Picture }
  /** Opens a private thread under a channel with these users in it. Done with `thread`. */
  | {
      readonly kind: 'openThread'
      readonly parent: ChannelPlace
      readonly title: string
      readonly users: readonly string[]
    }
  /**
   * Makes a private channel that stands for a private thread, with nobody in it yet. Where its name is taken it gets a number
   * behind it. Done with `thread`.
   */
  | { readonly kind: 'openRoom'; readonly space: SpaceRef; readonly name: string }
  /** Begins the thread under one of our messages in a channel, where a thread has to be begun. */
  | { readonly kind: 'startThread'; readonly thread: ThreadPlace; readonly title: string }
  /** Lets a user see and write in a private thread, or a channel that stands for one, without a ping. */
  | { readonly kind: 'addToThread'; readonly thread: ThreadPlace; readonly user: string }
  /** Takes a user out of a private thread again. Who is not in it need not be. */
  | { readonly kind: 'removeFromThread'; readonly thread: ThreadPlace; readonly user: string }
  /** Closes a thread: nobody writes there any more, everybody who could still reads it. */
  | { readonly kind: 'closeThread'; readonly thread: ThreadPlace }
  /** Opens a closed thread again: whoever could write in it can do so once more. */
  | { readonly kind: 'reopenThread'; readonly thread: ThreadPlace }
  /** Makes a private channel with these users in it. Done with `channel`. */
  | {
      readonly kind: 'makeChannel'
      readonly space: SpaceRef
      readonly name: string
      readonly users: readonly string[]
    }
  /** Gives a member a role. Only where a space has roles that Hearth may give: elsewhere it is refused as `unsupported`. */
  | { readonly kind: 'grantRole'; readonly space: SpaceRef; readonly user: string; readonly role: string }
  /** Takes a role from a member again; where they do not have it, nothing is to be done. As of `grantRole`. */
  | { readonly kind: 'revokeRole'; readonly space: SpaceRef; readonly user: string; readonly role: string }
  /** Puts a member into a channel that one is a member of. Where whoever may see a channel is in it, it is refused as `unsupported`. */
  | { readonly kind: 'inviteToChannel'; readonly place: ChannelPlace; readonly user: string }
  /** Comes into a channel, where whoever is not in it does not hear what is written there. Elsewhere nothing is to be done. */
  | { readonly kind: 'joinChannel'; readonly place: ChannelPlace }
  /** Says what a call was answered, where it was asked; after that address has expired, to the user directly. */
  | {
      readonly kind: 'answer'
      readonly address: Address
      readonly visibility: 'private' | 'public'
      readonly message: Message
      readonly fallback: DirectPlace
    }
  /** Leaves a space that Hearth is not meant for. */
  | { readonly kind: 'leaveSpace'; readonly space: SpaceRef }

export type EffectKind = Effect['kind']

/** What the platform is told about this try of an effect. */
export interface Attempt {
  /** The same for every try of one effect; at most 25 characters. */
  readonly id: string
  /** 1 for the first try. */
  readonly number: number
  /** When the first try whose outcome is unknown was made; absent when no outcome is unknown. */
  readonly unknownSince?: number
  /** What is shown changes with its subject: an earlier try may have shown it otherwise, with the same buttons. */
  readonly changes?: true
}
