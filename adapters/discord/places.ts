// Where something of the wire happened, as our places.
import { ChannelType } from 'discord.js'
import type { MessageRef, Place, SpaceRef } from '../../src/domain/place.ts'
import { maybeText, textOf, type Wire } from './wire.ts'

/** A Discord server. */
export const guildSpace = (id: string): SpaceRef => ({ platform: 'discord', id })

/** What stands for a space where Discord names none: direct messages belong to no server. `@me` is its own word for that. */
export const directSpace: SpaceRef = { platform: 'discord', id: '@me' }

const threadTypes: readonly unknown[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]

/** Whether a channel of the wire is a thread. */
export const isThread = (channel: Wire): boolean => threadTypes.includes(channel.type)

/** A channel or thread of a guild as a place. */
export function guildPlace(guild: string, channel: string, parent: string | undefined): Place {
  const space = guildSpace(guild)
  return parent === undefined
    ? { kind: 'channel', space, channel }
    : { kind: 'thread', space, channel: parent, thread: channel }
}

/** Where an interaction happened; undefined in direct messages. */
export function interactionPlace(packet: Wire, channel: Wire | undefined): Place | undefined {
  const guild = maybeText(packet, 'guild_id')
  if (guild === undefined) return undefined
  const id = maybeText(channel, 'id') ?? textOf(packet, 'channel_id')
  const parent = channel !== undefined && isThread(channel) ? maybeText(channel, 'parent_id') : undefined
  return guildPlace(guild, id, parent)
}

/** The direct messages with somebody, whatever space they are from. */
export const directPlace = (user: string): Place => ({ kind: 'direct', space: directSpace, user })

/** The message a button hangs on. */
export const pressedMessage = (message: Wire, channel: string, place: Place): MessageRef => ({
  place,
  channel: maybeText(message, 'channel_id') ?? channel,
  id: textOf(message, 'id'),
})
