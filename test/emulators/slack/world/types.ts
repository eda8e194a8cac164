/** The things of an emulated workspace, as plain data that tests may read. */
import type { Block, ViewDefinition } from '../block-kit/blocks.ts'

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim'

export interface User {
  readonly id: string
  name: string
  displayName: string
  admin: boolean
  owner: boolean
  guest: boolean
  bot: boolean
  deleted: boolean
  locale: string
  tz: string
  /** The address of their picture; Slack makes one up where they have none. */
  avatar: string
  /** The error Slack answers when the bot wants to write this person directly. */
  dmsRefused: string | undefined
  /** Shown to apps that may read addresses. */
  email: string
  updated: number
}

export interface Channel {
  readonly id: string
  readonly kind: ChannelKind
  name: string
  readonly members: Set<string>
  archived: boolean
  topic: string
  purpose: string
  readonly creator: string
  readonly created: number
  readonly general: boolean
}

export interface Metadata {
  readonly event_type: string
  readonly event_payload: Readonly<Record<string, unknown>>
}

export interface SlackFile {
  readonly id: string
  readonly name: string
  title: string
  /** Empty until Slack has looked at it. */
  mimetype: string
  content: Uint8Array
  readonly user: string
  readonly created: number
  /** The messages that it is shared with. */
  readonly shares: { readonly channel: string; readonly ts: string }[]
  deleted: boolean
  /** It was filled into a form of the app's. */
  givenToApp: boolean
}

export interface Message {
  readonly channel: string
  readonly ts: string
  readonly user: string
  readonly byBot: boolean
  readonly subtype: string | undefined
  readonly inviter: string | undefined
  readonly threadTs: string | undefined
  readonly replyBroadcast: boolean
  /** The only person who sees it; undefined for an ordinary message. */
  readonly ephemeralTo: string | undefined
  text: string
  blocks: readonly Block[]
  metadata: Metadata | undefined
  edited: { readonly user: string; readonly ts: string } | undefined
  deleted: boolean
  /** Who was pinged when it was posted: user ids, `!channel`, `!here`, `!everyone`, `!subteam^S…`. */
  readonly notified: readonly string[]
  readonly reactions: Map<string, Set<string>>
  readonly files: readonly SlackFile[]
}

export type StateValue = Readonly<Record<string, unknown>> & { readonly type: string }
export type StateValues = Record<string, Record<string, StateValue>>

export interface View {
  readonly id: string
  readonly user: string
  readonly rootId: string
  readonly previousId: string | undefined
  definition: ViewDefinition
  hash: string
  state: StateValues
  open: boolean
}

export interface UserGroup {
  readonly id: string
  readonly name: string
  readonly handle: string
  users: string[]
}
