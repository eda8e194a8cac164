// Making, changing and removing channels, and opening direct messages.
import { channelWire } from './wire.ts'
import type { Channel, Guild, Overwrite, User, World } from './world.ts'

const GUILDS = 1 << 0

export interface ChannelOpening {
  readonly name: string
  readonly type: number
  readonly topic?: string
  readonly parentId?: string
  readonly overwrites: Overwrite[]
}

/** Adds a channel to a guild. */
export function createChannel(world: World, guild: Guild, opening: ChannelOpening): Channel {
  const position = [...world.channels.values()].filter(({ guildId, thread }) => guildId === guild.id && !thread).length
  const channel: Channel = {
    id: world.ids.next(),
    guildId: guild.id,
    position,
    recipients: [],
    messages: [],
    ...opening,
    name: opening.type === 0 ? opening.name.toLowerCase().replaceAll(' ', '-') : opening.name,
  }
  world.channels.set(channel.id, channel)
  tellChannel(world, channel, 'CHANNEL_CREATE')
  return channel
}

/** Changes what a channel is called or who sees it. */
export function changeChannel(
  world: World,
  channel: Channel,
  change: { name?: string; topic?: string; overwrites?: Overwrite[] },
): void {
  channel.name = change.name ?? channel.name
  if (change.topic !== undefined) channel.topic = change.topic
  channel.overwrites = change.overwrites ?? channel.overwrites
  tellChannel(world, channel, 'CHANNEL_UPDATE')
}

/** Removes a channel with its threads, or a thread. */
export function deleteChannel(world: World, channel: Channel): void {
  for (const thread of [...world.channels.values()]) {
    if (thread.thread && thread.parentId === channel.id) world.channels.delete(thread.id)
  }
  world.channels.delete(channel.id)
  if (channel.thread) {
    const data = { id: channel.id, guild_id: channel.guildId, parent_id: channel.parentId, type: channel.type }
    world.emit({ name: 'THREAD_DELETE', data, intents: GUILDS })
    world.signal.touch()
  } else tellChannel(world, channel, 'CHANNEL_DELETE')
}

/** The direct message channel between the bot and a person; made when it is not there. */
export function openDirectChannel(world: World, user: User): Channel {
  const known = [...world.channels.values()].find(({ type, recipients }) => type === 1 && recipients.includes(user.id))
  if (known) return known
  const channel: Channel = {
    id: world.ids.next(),
    type: 1,
    name: '',
    position: 0,
    overwrites: [],
    recipients: [world.bot.id, user.id],
    messages: [],
  }
  world.channels.set(channel.id, channel)
  return channel
}

function tellChannel(world: World, channel: Channel, name: string): void {
  const known = channel.guildId && world.guilds.get(channel.guildId)?.members.has(world.bot.id)
  if (known) world.emit({ name, data: channelWire(world, channel), intents: GUILDS })
  world.signal.touch()
}
