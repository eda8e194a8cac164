/** Keeps what exists in the emulated workspace and answers the questions everyone asks of it. */
import type { Settings } from '../options.ts'
import { createIds, type Ids } from './ids.ts'
import type { Channel, ChannelKind, Message, SlackFile, User, UserGroup, View } from './types.ts'

/** Someone or something, by its id or by the object that carries the id. */
export type Ref = string | { readonly id: string }

export interface World {
  readonly ids: Ids
  readonly bot: User
  readonly botId: string
  readonly general: Channel
  readonly users: Map<string, User>
  readonly channels: Map<string, Channel>
  readonly messages: Map<string, Map<string, Message>>
  /** The replies of each thread by its parent's ts, ephemeral ones left out. */
  readonly threads: Map<string, Message[]>
  /** Open modals of each person, the one on top last. */
  readonly stacks: Map<string, View[]>
  readonly homes: Map<string, View>
  readonly userGroups: Map<string, UserGroup>
  readonly files: Map<string, SlackFile>
  /** The lengths of uploads that have an address and no bytes yet, by the file's id. */
  readonly uploads: Map<string, number>
  /** The pictures of people, by the last part of their address: `/avatars/ana.png` beside the files. */
  readonly avatars: Map<string, Uint8Array>
  /** What the addresses of files begin with; the emulator sets it. */
  filesAt: string
}

/** Makes a workspace with the bot, Slackbot and an empty #general. */
export function createWorld(settings: Settings): World {
  const ids = createIds(settings.now)
  const bot = { ...newUser(ids.next('U'), settings.botName, settings), bot: true }
  const slackbot = newUser('USLACKBOT', 'slackbot', settings)
  const general = newChannel(ids.next('C'), 'public', 'general', 'USLACKBOT', settings.now(), true)
  return {
    ids,
    bot,
    botId: ids.next('B'),
    general,
    users: new Map([bot, slackbot].map((user) => [user.id, user])),
    channels: new Map([[general.id, general]]),
    messages: new Map(),
    threads: new Map(),
    stacks: new Map(),
    homes: new Map(),
    userGroups: new Map(),
    files: new Map(),
    uploads: new Map(),
    avatars: new Map(),
    filesAt: 'https://files.slack.com',
  }
}

/** A person with nothing special about them. */
export function newUser(id: string, name: string, settings: Settings): User {
  return {
    id,
    name,
    displayName: name,
    admin: false,
    owner: false,
    guest: false,
    bot: false,
    deleted: false,
    locale: 'en-US',
    tz: 'Europe/Amsterdam',
    avatar: `https://avatars.slack-edge.com/${id}_192.png`,
    dmsRefused: undefined,
    email: `${id.toLowerCase()}@people.example`,
    updated: Math.floor(settings.now() / 1000),
  }
}

/** An empty channel. */
export function newChannel(
  id: string,
  kind: ChannelKind,
  name: string,
  creator: string,
  now: number,
  general = false,
): Channel {
  return {
    id,
    kind,
    name,
    members: new Set(),
    archived: false,
    topic: '',
    purpose: '',
    creator,
    created: Math.floor(now / 1000),
    general,
  }
}

/** The id behind a reference. */
function idOf(ref: Ref): string {
  return typeof ref === 'string' ? ref : ref.id
}

/** The person, or an error for the test's author. */
export function personOf(world: World, ref: Ref): User {
  const user = world.users.get(idOf(ref))
  if (!user) throw new Error(`Slack emulator: nobody has the id ${idOf(ref)}`)
  return user
}

/** The channel, or an error for the test's author. */
export function channelOf(world: World, ref: Ref): Channel {
  const channel = world.channels.get(idOf(ref))
  if (!channel) throw new Error(`Slack emulator: no channel has the id ${idOf(ref)}`)
  return channel
}

/** All messages of a channel, oldest first, ephemeral ones included. */
export function messagesIn(world: World, channelId: string): Message[] {
  return [...(world.messages.get(channelId)?.values() ?? [])]
}

/** The direct conversation between the bot and this person, if one was opened. */
export function directChannel(world: World, userId: string): Channel | undefined {
  for (const channel of world.channels.values()) {
    if (channel.kind === 'im' && channel.members.has(userId)) return channel
  }
  return undefined
}

/** Opens the direct conversation between the bot and this person, or finds it. */
export function openDirectChannel(world: World, userId: string, now: number): Channel {
  const known = directChannel(world, userId)
  if (known) return known
  const channel = newChannel(world.ids.next('D'), 'im', userId, userId, now)
  channel.members.add(userId).add(world.bot.id)
  world.channels.set(channel.id, channel)
  return channel
}

/** Whether a person can open this channel in their client. */
export function canSee(world: World, userId: string, channel: Channel): boolean {
  if (channel.members.has(userId)) return true
  return channel.kind === 'public' && !personOf(world, userId).guest
}
