// Posting, editing and removing messages: changes the world and tells the gateway. Permission is asked by whoever calls.
import { type Component, type MessageBody, messageBodySchema } from './message-body.ts'
import { checkMessage } from './message-rules.ts'
import { messageWire } from './message-wire.ts'
import { mentionedMembers, mentionsOf, notifiedBy } from './notified.ts'
import { may, sees } from './permissions.ts'
import { joinThread, reopenThread } from './thread-acts.ts'
import { memberWire, timeOf } from './wire.ts'
import type { Attachment, Channel, Message, User, Wire, World } from './world.ts'

export const EPHEMERAL = 1 << 6
export const LOADING = 1 << 7
const PRIVATE_THREAD = 12
const GUILD_MESSAGES = 1 << 9
const DIRECT_MESSAGES = 1 << 12
const MESSAGE_CONTENT = 1 << 15

export interface Posting {
  readonly channel: Channel
  readonly author: User
  readonly body?: MessageBody
  readonly files?: readonly Attachment[]
  readonly type?: number
  /** Its id, where that is the thread's that it begins. */
  readonly id?: string
  /** The message that the channel, a thread, begins with. */
  readonly starts?: Message
  readonly ephemeralFor?: string
  readonly interaction?: NonNullable<Message['interaction']>
}

/** Puts a message into a channel; mentions in a thread add people to it, as Discord does. */
export function postMessage(world: World, posting: Posting): Message {
  const { channel, author, files = [] } = posting
  const body = posting.body ?? {}
  const id = posting.id ?? world.ids.next()
  if (channel.thread?.archived) reopenThread(world, channel)
  const mentions = mentionsOf(world, author, channel, body)
  if (posting.ephemeralFor === undefined) addMentioned(world, channel, author, mentions)
  const flags = body.flags ?? 0
  const replyTo = body.message_reference?.message_id
  const message: Message = {
    id,
    channelId: channel.id,
    author,
    type: posting.type ?? (replyTo ? 19 : 0),
    createdAt: timeOf(id),
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: numbered(body.components ?? []),
    attachments: [...files],
    flags,
    ...(body.nonce === null || body.nonce === undefined ? {} : { nonce: body.nonce }),
    ...(replyTo ? { replyTo } : {}),
    ...(posting.starts ? { starts: posting.starts } : {}),
    ...(posting.ephemeralFor === undefined ? {} : { ephemeralFor: posting.ephemeralFor }),
    ...(posting.interaction ? { interaction: posting.interaction } : {}),
    mentions,
    notified: posting.ephemeralFor === undefined ? notifiedBy(world, author, channel, mentions, flags) : [],
    reactions: new Map(),
    pinned: false,
    deleted: false,
  }
  channel.messages.push(message)
  tell(world, 'MESSAGE_CREATE', message)
  return message
}

/** Changes what the body names; the message that a deferral left empty is filled by its first edit. */
export function editMessage(
  world: World,
  message: Message,
  body: MessageBody,
  files: readonly Attachment[] = [],
): void {
  const channel = world.channels.get(message.channelId)
  if (!channel) return
  const kept = body.attachments ? new Set(body.attachments.map(({ id }) => id)) : undefined
  const attachments = [...message.attachments.filter(({ id }) => !kept || kept.has(id)), ...files]
  const waiting = (message.flags & LOADING) !== 0
  const flags = (message.flags & ~LOADING) | ((body.flags ?? 0) & ~EPHEMERAL)
  const merged = messageBodySchema.parse({
    content: body.content === undefined ? message.content : body.content,
    embeds: body.embeds === undefined ? message.embeds : body.embeds,
    components: body.components === undefined ? message.components : body.components,
    allowed_mentions: body.allowed_mentions,
    flags,
  })
  checkMessage(merged, attachments.length)
  message.content = merged.content ?? ''
  message.embeds = merged.embeds ?? []
  message.components = numbered(merged.components ?? [])
  message.attachments = attachments
  message.flags = flags
  message.mentions = mentionsOf(world, message.author, channel, merged)
  if (!waiting) message.editedAt = new Date(world.now()).toISOString()
  if (message.ephemeralFor === undefined) {
    addMentioned(world, channel, message.author, message.mentions)
    if (waiting) message.notified = notifiedBy(world, message.author, channel, message.mentions, flags)
  }
  tell(world, 'MESSAGE_UPDATE', message)
}

/** Takes a message away. */
export function removeMessage(world: World, message: Message): void {
  message.deleted = true
  const channel = world.channels.get(message.channelId)
  if (channel && message.ephemeralFor === undefined && sees(world, world.bot, channel)) {
    const data = { id: message.id, channel_id: channel.id, ...(channel.guildId ? { guild_id: channel.guildId } : {}) }
    world.emit({ name: 'MESSAGE_DELETE', data, intents: channel.guildId ? GUILD_MESSAGES : DIRECT_MESSAGES })
  }
  world.signal.touch()
}

/** Tells the clients of a message, unless it is ephemeral or in a place the bot does not see. */
export function tell(world: World, name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Message): void {
  const channel = world.channels.get(message.channelId)
  if (channel && message.ephemeralFor === undefined && sees(world, world.bot, channel)) {
    const data = gatewayWire(world, channel, message)
    const open = !channel.guildId || message.author === world.bot || message.mentions.users.includes(world.bot.id)
    const closed = { ...data, content: '', embeds: [], components: [], attachments: [] }
    world.emit({
      name,
      data: (intents) => (open || intents & MESSAGE_CONTENT ? data : closed),
      intents: channel.guildId ? GUILD_MESSAGES : DIRECT_MESSAGES,
    })
  }
  world.signal.touch()
}

function gatewayWire(world: World, channel: Channel, message: Message): Wire {
  if (!channel.guildId) return messageWire(world, message)
  const member = world.guilds.get(channel.guildId)?.members.get(message.author.id)
  return {
    ...messageWire(world, message),
    guild_id: channel.guildId,
    ...(member ? { member: memberWire(member, false) } : {}),
  }
}

function addMentioned(world: World, channel: Channel, author: User, mentions: Message['mentions']): void {
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined
  if (!channel.thread || !guild) return
  const named = mentionedMembers(guild, { ...mentions, everyone: false })
  const parent = channel.parentId ? world.channels.get(channel.parentId) : undefined
  // Where a private thread is not invitable, only whoever manages threads brings others in.
  const brings =
    channel.thread.invitable || channel.type !== PRIVATE_THREAD || may(world, author, channel, 'manageThreads')
  for (const id of [author.id, ...(brings ? named : [])]) {
    const user = world.users.get(id)
    if (user && parent && sees(world, user, parent)) joinThread(world, channel, user)
  }
}

function numbered(components: readonly Component[]): Component[] {
  let last = 0
  const number = (component: Component): Component => {
    last += 1
    return {
      ...component,
      id: component.id || last,
      ...(component.components ? { components: component.components.map(number) } : {}),
      ...(component.component ? { component: number(component.component) } : {}),
      ...(component.accessory ? { accessory: number(component.accessory) } : {}),
    }
  }
  return components.map(number)
}
