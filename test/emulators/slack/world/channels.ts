/** Makes, joins, leaves, archives and renames channels, and tells the app as Slack does. */
import type { Core } from '../core.ts'
import { post } from './messages.ts'
import { sendChannelEvent, sendEvent } from './send-event.ts'
import type { Channel, ChannelKind } from './types.ts'
import { newChannel } from './world.ts'

const idPrefix: Readonly<Record<ChannelKind, string>> = { public: 'C', private: 'C', im: 'D', mpim: 'C' }

/** Adds an empty channel; a public one is announced to the app. */
export function createChannel(core: Core, kind: ChannelKind, name: string, creator: string): Channel {
  const { world, settings, changes } = core
  const channel = newChannel(world.ids.next(idPrefix[kind]), kind, name, creator, settings.now())
  world.channels.set(channel.id, channel)
  changes.note()
  return channel
}

/** Announces a channel that was made while the app looked on. */
export function announceChannel(core: Core, channel: Channel): void {
  if (channel.kind !== 'public') return
  sendEvent(core, 'channel_created', {
    type: 'channel_created',
    channel: {
      id: channel.id,
      is_channel: true,
      name: channel.name,
      name_normalized: channel.name,
      created: channel.created,
      creator: channel.creator,
      is_private: false,
      context_team_id: core.settings.teamId,
    },
  })
}

/** Lets someone into a channel: `member_joined_channel` and the `channel_join` line beside it. */
export function join(core: Core, channel: Channel, userId: string, inviter?: string): void {
  if (channel.members.has(userId)) return
  channel.members.add(userId)
  core.changes.note()
  sendChannelEvent(core, channel, 'member_joined_channel', {
    type: 'member_joined_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: core.settings.teamId,
    ...(inviter === undefined ? {} : { inviter }),
  })
  const subtype = channel.kind === 'public' ? 'channel_join' : 'group_join'
  post(core, { channel, user: userId, text: `<@${userId}> has joined the channel`, subtype, inviter })
}

/** Takes someone out of a channel. */
export function leave(core: Core, channel: Channel, userId: string): void {
  if (!channel.members.delete(userId)) return
  core.changes.note()
  sendChannelEvent(core, channel, 'member_left_channel', {
    type: 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: core.settings.teamId,
  })
}

/** Closes a channel. The app is put out of it, and has no way back (slack-go#1066, elastic/connectors#1972). */
export function archive(core: Core, channel: Channel, by: string): void {
  channel.archived = true
  core.changes.note()
  const name = channel.kind === 'public' ? 'channel_archive' : 'group_archive'
  const event = { type: name, channel: channel.id, user: by }
  if (channel.kind === 'public') sendEvent(core, name, event)
  else sendChannelEvent(core, channel, name, event)
  channel.members.delete(core.world.bot.id)
}

/** Gives a channel another name. */
export function rename(core: Core, channel: Channel, name: string): void {
  channel.name = name
  core.changes.note()
  const event = channel.kind === 'public' ? 'channel_rename' : 'group_rename'
  const body = { type: event, channel: { id: channel.id, name, name_normalized: name, created: channel.created } }
  if (channel.kind === 'public') sendEvent(core, event, body)
  else sendChannelEvent(core, channel, event, body)
}
