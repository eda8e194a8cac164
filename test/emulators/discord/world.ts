// What the emulated Discord holds: people, guilds, channels, messages, interactions. Plain data; the acts on it live in other files.
import type { ChangeSignal } from './change-signal.ts'
import type { Component } from './message-body.ts'
import type { Snowflakes } from './snowflake.ts'

export type Wire = Record<string, unknown>

export interface User {
  readonly id: string
  readonly name: string
  readonly bot: boolean
  locale: string
  dmsClosed: boolean
  /** The hash of their picture; absent where they have none. */
  readonly avatar?: string
}

export interface Role {
  readonly id: string
  readonly name: string
  permissions: bigint
  readonly position: number
  readonly managed: boolean
  readonly mentionable: boolean
}

export interface Member {
  readonly user: User
  readonly roles: Set<string>
  joinedAt: string
  pending: boolean
  /** The hash of the picture that they have here alone. */
  avatar?: string
}

export interface Overwrite {
  readonly id: string
  readonly type: number
  readonly allow: bigint
  readonly deny: bigint
}

interface AuditEntry {
  readonly id: string
  readonly userId: string
  readonly targetId: string
  readonly actionType: number
  /** What the request said of why. */
  readonly reason?: string
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly locale: string
  readonly roles: Map<string, Role>
  readonly members: Map<string, Member>
  readonly audit: AuditEntry[]
  systemChannelId?: string
}

interface ThreadState {
  readonly ownerId: string
  readonly createdAt: string
  archivedAt: string
  archived: boolean
  locked: boolean
  invitable: boolean
  autoArchiveMinutes: number
  readonly members: Map<string, string>
}

export interface Channel {
  readonly id: string
  readonly type: number
  name: string
  topic?: string
  readonly guildId?: string
  parentId?: string
  readonly position: number
  overwrites: Overwrite[]
  readonly recipients: readonly string[]
  readonly thread?: ThreadState
  readonly messages: Message[]
}

export interface Attachment {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly description?: string
  readonly content: Uint8Array
}

/** What a message tells of the interaction it answers. */
export interface InteractionTold {
  readonly id: string
  readonly type: number
  readonly userId: string
  /** The message whose component was used. */
  readonly usedMessageId?: string
  /** The interaction that opened the form. */
  readonly opener?: InteractionTold
}

export interface Message {
  readonly id: string
  readonly channelId: string
  readonly author: User
  readonly type: number
  readonly createdAt: string
  content: string
  embeds: Wire[]
  components: Component[]
  attachments: Attachment[]
  flags: number
  editedAt?: string
  readonly nonce?: string | number
  readonly replyTo?: string
  /** Set for the first message of a thread that grew from one: that one, which stands in the parent. */
  readonly starts?: Message
  /** Set for an ephemeral message: the only person who sees it. */
  readonly ephemeralFor?: string
  readonly interaction?: InteractionTold
  mentions: { users: string[]; roles: string[]; everyone: boolean }
  /** The ids of the people this message really notified. */
  notified: readonly string[]
  threadId?: string
  /** Who reacted, by the emoji. */
  readonly reactions: Map<string, Set<string>>
  pinned: boolean
  deleted: boolean
}

export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: Component[]
}

export interface Choice {
  readonly name: string
  readonly value: string | number
}

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly user: User
  readonly channelId: string
  readonly guildId?: string
  readonly createdAt: number
  readonly source?: Message
  /** The interaction that opened the form which was sent. */
  readonly opener?: Interaction
  answeredAt?: number
  callbackType?: number
  /** The one message that `@original` means, once there is one. */
  original?: Message
  modal?: Modal
  choices?: readonly Choice[]
  /** True once the source message was updated by type 7 or by an edit after type 6. */
  updated: boolean
  readonly followUps: Message[]
}

export interface CommandOption {
  readonly type: number
  readonly name: string
  readonly required?: boolean | null | undefined
  readonly autocomplete?: boolean | null | undefined
  readonly choices?: readonly Choice[] | null | undefined
  readonly options?: readonly CommandOption[] | null | undefined
  readonly channel_types?: readonly number[] | null | undefined
  readonly min_length?: number | null | undefined
  readonly max_length?: number | null | undefined
  readonly min_value?: number | null | undefined
  readonly max_value?: number | null | undefined
}

export interface Command {
  readonly id: string
  readonly type: number
  readonly name: string
  readonly options: readonly CommandOption[]
  readonly permissions?: bigint
  readonly contexts?: readonly number[]
  readonly guildId?: string
  readonly wire: Wire
}

/** Something the gateway tells: `intents` are the bits of which one is needed (0: always told). */
interface GatewayEvent {
  readonly name: string
  /** What is told, or how to tell it to a session with certain intents. */
  readonly data: Wire | ((intents: number) => Wire)
  readonly intents: number
}

export interface Limits {
  /** How long an interaction waits for its first callback (10062 after it). */
  readonly callbackMs: number
  /** How long an interaction's token works (50027 after it). */
  readonly tokenMs: number
  /** How long a nonce is remembered. */
  readonly nonceMs: number
  /** How many threads of a guild may be active at once (160006 beyond it). */
  readonly activeThreads: number
  /** How many times a token may log in a day; one more, and Discord revokes it. */
  readonly logins: number
  /** Up to how many members a guild is told of whole; of a larger one, Discord tells who is online. */
  readonly toldMembers: number
  /** How many shards Discord advises. */
  readonly shards: number
  /** How many shards may log in at once. */
  readonly sideBySide: number
  /** How many guilds one shard may have (4011 beyond it). */
  readonly shardGuilds: number
}

export interface World {
  readonly bot: User
  readonly applicationId: string
  readonly ids: Snowflakes
  readonly limits: Limits
  readonly now: () => number
  readonly signal: ChangeSignal
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  readonly interactions: Map<string, Interaction>
  commands: Command[]
  /** How many times the bot has logged in: identified, not resumed. */
  logins: number
  /** What people have attached to forms, by its id. */
  readonly formFiles: Map<string, Attachment>
  /** The pictures of people, by their hash. */
  readonly avatars: Map<string, Uint8Array>
  /** What the urls of attachments begin with; the emulator sets it. */
  cdnUrl: string
  /** Tells the connected clients; the gateway sets it. */
  emit: (event: GatewayEvent) => void
}

/** A world with nothing but the bot in it. */
export function createWorld(options: {
  readonly ids: Snowflakes
  readonly signal: ChangeSignal
  readonly limits: Limits
  readonly now: () => number
}): World {
  const bot: User = { id: options.ids.next(), name: 'Hearth', bot: true, locale: 'en-US', dmsClosed: false }
  return {
    ...options,
    bot,
    applicationId: options.ids.next(),
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    interactions: new Map(),
    commands: [],
    logins: 0,
    formFiles: new Map(),
    avatars: new Map(),
    cdnUrl: 'https://cdn.discordapp.com',
    emit: () => {},
  }
}

/** Whether the bot has logged in so often that its token is worth nothing any more. */
export const isRevoked = ({ logins, limits }: World): boolean => logins > limits.logins
