// What happens on a platform without anybody asking Hearth for an answer.
import type { FileSeen } from '../domain/file.ts'
import type { MessageRef, Place, SpaceRef, ThreadPlace } from '../domain/place.ts'

export interface UserSeen {
  readonly user: string
  readonly name: string
  readonly bot: boolean
  /** A Slack guest. */
  readonly guest: boolean
  readonly locale?: string
  /** Their IANA time zone, where their platform tells. */
  readonly zone?: string
  /** The address of their picture, where they have one and their platform tells. */
  readonly avatar?: string
  /** When their account was made, where their platform tells. */
  readonly createdAt?: number
  /** The domain of their e-mail address, where their platform tells it. */
  readonly mailDomain?: string
}

export type InboundEvent =
  /** The adapter sees a space: at start, when it is added, and when it comes back. */
  | {
      readonly kind: 'space-seen'
      readonly key: string
      readonly space: SpaceRef
      readonly name: string
      /** Who should hear from Hearth first: whoever added it, else the owner. Absent where the platform tells neither. */
      readonly host?: UserSeen
      /** `pt-BR`, where the space has one. */
      readonly locale?: string
    }
  | {
      readonly kind: 'member-joined'
      readonly key: string
      readonly space: SpaceRef
      readonly member: UserSeen
      /** When they joined; where their platform names no moment, when it was told, or at the earliest could have been. */
      readonly joinedAt: number
      /** The rules screening is not passed yet: a mention made now would stay broken. */
      readonly pending: boolean
      /** It happened while Hearth was away, and was found afterwards. */
      readonly missed?: true
    }
  /** The rules screening is passed. */
  | {
      readonly kind: 'member-ready'
      readonly key: string
      readonly space: SpaceRef
      readonly member: UserSeen
      /** As of a join. */
      readonly missed?: true
    }
  | {
      readonly kind: 'member-left'
      readonly key: string
      readonly space: SpaceRef
      readonly user: string
      readonly at: number
    }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly space: SpaceRef
      readonly what: 'posted' | 'edited' | 'removed'
      readonly author: UserSeen
      readonly ref: MessageRef
      readonly place: Place
      /** As its author would read it, without markup that only the platform understands. Empty when removed. */
      readonly text: string
      /** What hangs on it; absent when nothing does. */
      readonly files?: readonly FileSeen[]
      readonly at: number
      /** It begins with our name and asks us for something: it is a call, which comes beside it, and no word to anybody else. */
      readonly asksUs?: true
      /** The message that it replies to, where their platform says so and no thread does. */
      readonly answers?: MessageRef
      /** Where a browser finds it, where no place leads there. */
      readonly url?: string
      /** As of a join. */
      readonly missed?: true
    }
  /** Somebody came into a thread, or a channel that may stand for one, by themselves or by another's doing. Only where these have members. */
  | {
      readonly kind: 'joined-thread'
      readonly key: string
      readonly space: SpaceRef
      readonly user: UserSeen
      readonly place: ThreadPlace
      readonly at: number
    }
  /** Somebody reacted to a message, whosever it is, or took that back. With what, is kept only where a flow carries it. */
  | {
      readonly kind: 'reacted'
      readonly key: string
      readonly space: SpaceRef
      readonly user: UserSeen
      readonly place: Place
      readonly message: MessageRef
      /** As people read it: the emoji itself, or its name between colons. Absent once it is not to be kept. */
      readonly emoji?: string
      /** They took it back. Who they are is then known by their account alone. */
      readonly takenBack?: true
      readonly at: number
    }

/** Somebody came into a thread, by themselves or by another's doing. */
export type ThreadJoinedEvent = Extract<InboundEvent, { kind: 'joined-thread' }>

/** A chat message that was posted, edited or removed. */
export type MessageEvent = Extract<InboundEvent, { kind: 'message' }>

/** Somebody's reaction to a message. */
export type ReactionEvent = Extract<InboundEvent, { kind: 'reacted' }>

export type InboundEventKind = InboundEvent['kind']
