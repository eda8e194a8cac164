// What a person sees: channels, messages in them, their direct messages. Verbs ask here before they act.
import { sees } from './permissions.ts'
import type { Channel, Message, User, World } from './world.ts'

/** The channel, if the person sees it; throws otherwise. */
export function visibleChannel(world: World, user: User, channelId: string): Channel {
  const channel = world.channels.get(channelId)
  if (!channel) throw new Error(`There is no channel ${channelId}`)
  if (!sees(world, user, channel)) throw new Error(`${user.name} does not see ${channel.name || 'that channel'}`)
  return channel
}

/** The channel of a message, if the person sees both; throws otherwise. */
export function visibleMessage(world: World, user: User, message: Message): Channel {
  const channel = visibleChannel(world, user, message.channelId)
  if (!messageVisible(user, message)) throw new Error(`${user.name} does not see that message`)
  return channel
}

function messageVisible(user: User, message: Message): boolean {
  return !message.deleted && (message.ephemeralFor === undefined || message.ephemeralFor === user.id)
}

/** The messages a person sees in a channel, their ephemeral ones among them, oldest first. */
export function messagesSeenBy(world: World, user: User, channelId: string): Message[] {
  const channel = visibleChannel(world, user, channelId)
  return channel.messages.filter((message) => messageVisible(user, message))
}

/** The channels and threads of all their guilds that a person sees. */
export function visibleChannels(world: World, user: User): Channel[] {
  return [...world.channels.values()].filter((channel) => channel.guildId && sees(world, user, channel))
}

/** The messages between the bot and a person, oldest first. */
export function directMessages(world: World, user: User): Message[] {
  const channel = [...world.channels.values()].find(
    ({ type, recipients }) => type === 1 && recipients.includes(user.id),
  )
  return (channel?.messages ?? []).filter((message) => messageVisible(user, message))
}
