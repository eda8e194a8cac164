/** Finds what a call names, as far as the bot may see it, or refuses in Slack's words. */
import type { Core } from '../core.ts'
import type { Channel, Message, User } from '../world/types.ts'
import type { World } from '../world/world.ts'
import type { Args } from './args.ts'
import { Refusal } from './refusal.ts'

/** Whether the bot sees that this channel exists. */
export function visibleToBot(world: World, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(world.bot.id)
}

/** The channel of the call; one the bot may not see does not exist. */
export function channelIn({ world }: Core, args: Args): Channel {
  const channel = world.channels.get(args.need('channel'))
  if (!channel || !visibleToBot(world, channel)) throw new Refusal('channel_not_found')
  return channel
}

/** The channel of the call, with the bot in it. */
export function memberChannel(core: Core, args: Args): Channel {
  const channel = channelIn(core, args)
  if (!channel.members.has(core.world.bot.id)) throw new Refusal('not_in_channel')
  return channel
}

/** The person of the call. */
export function userIn({ world }: Core, id: string): User {
  const user = world.users.get(id)
  if (!user) throw new Refusal('user_not_found')
  return user
}

/** The message of the call; ephemeral ones cannot be found. */
export function messageIn({ world }: Core, channel: Channel, ts: string): Message {
  const message = world.messages.get(channel.id)?.get(ts)
  if (!message || message.ephemeralTo !== undefined || message.subtype === 'tombstone') {
    throw new Refusal('message_not_found')
  }
  return message
}
