// Tells the bot that somebody did something: builds INTERACTION_CREATE with the member, the place and what ids resolve to.
import { randomBytes } from 'node:crypto'
import { attachmentWire } from './cdn.ts'
import { type InteractionHandle, interactionHandle } from './interaction-handle.ts'
import { messageWire } from './message-wire.ts'
import { channelPermissions } from './permissions.ts'
import { memberWire, partialChannelWire, roleWire, userWire } from './wire.ts'
import type { Attachment, Channel, Interaction, Message, User, Wire, World } from './world.ts'

export interface Start {
  readonly type: number
  readonly user: User
  readonly channel: Channel
  readonly data: Wire
  /** The message whose component was used, or whose form was sent. */
  readonly source?: Message
  /** The interaction that opened the form which is sent. */
  readonly opener?: Interaction
}

/** Starts an interaction and returns what the person sees of it. */
export function startInteraction(world: World, start: Start): InteractionHandle {
  const { user, channel, source, opener } = start
  const interaction: Interaction = {
    id: world.ids.next(),
    token: `interaction-${randomBytes(24).toString('hex')}`,
    type: start.type,
    user,
    channelId: channel.id,
    ...(channel.guildId ? { guildId: channel.guildId } : {}),
    createdAt: world.now(),
    ...(source ? { source } : {}),
    ...(opener ? { opener } : {}),
    updated: false,
    followUps: [],
  }
  world.interactions.set(interaction.id, interaction)
  world.emit({
    name: 'INTERACTION_CREATE',
    intents: 0,
    data: {
      id: interaction.id,
      application_id: world.applicationId,
      type: start.type,
      token: interaction.token,
      version: 1,
      data: start.data,
      channel_id: channel.id,
      channel: partialChannelWire(world, user, channel),
      ...placeOf(world, user, channel),
      ...(source ? { message: messageWire(world, source) } : {}),
      app_permissions: channelPermissions(world, world.bot, channel).toString(),
      locale: user.locale,
      entitlements: [],
      attachment_size_limit: 10_485_760,
    },
  })
  world.signal.touch()
  return interactionHandle(world, interaction)
}

function placeOf(world: World, user: User, channel: Channel): Wire {
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined
  const member = guild?.members.get(user.id)
  if (!guild || !member) {
    return { user: userWire(user), context: 1, authorizing_integration_owners: { 0: '0' } }
  }
  const permissions = channelPermissions(world, user, channel).toString()
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...memberWire(member), permissions },
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
  }
}

/** The `resolved` part: what the ids in options or selects stand for. Throws for an id that nobody could have picked. */
export function resolve(
  world: World,
  user: User,
  channel: Channel,
  named: readonly { readonly type: 'user' | 'channel' | 'role' | 'mentionable'; readonly id: string }[],
  files: readonly Attachment[] = [],
): Wire {
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined
  const users: Wire = {}
  const members: Wire = {}
  const roles: Wire = {}
  const channels: Wire = {}
  for (const { type, id } of named) {
    const person = world.users.get(id)
    const role = guild?.roles.get(id)
    const place = world.channels.get(id)
    if ((type === 'user' || type === 'mentionable') && person) {
      users[id] = userWire(person)
      const member = guild?.members.get(id)
      if (member) members[id] = { ...memberWire(member, false), permissions: '0' }
    } else if ((type === 'role' || type === 'mentionable') && role) roles[id] = roleWire(role)
    else if (type === 'channel' && place) channels[id] = partialChannelWire(world, user, place)
    else throw new Error(`There is no ${type} ${id} to pick`)
  }
  const attachments = Object.fromEntries(files.map((file) => [file.id, attachmentWire(world, file)]))
  const parts = Object.entries({ users, members, roles, channels, attachments }).filter(
    ([, part]) => Object.keys(part).length > 0,
  )
  return parts.length > 0 ? { resolved: Object.fromEntries(parts) } : {}
}
