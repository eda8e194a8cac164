// Reactions: a person adds one to a message, or takes it back.
import { refusal } from './api-error.ts'
import { may, sees } from './permissions.ts'
import { visibleMessage } from './person-sight.ts'
import { type Call, channelOf, demand, messageOf } from './route.ts'
import { memberWire } from './wire.ts'
import type { Message, User, World } from './world.ts'

const GUILD_MESSAGE_REACTIONS = 1 << 10
const DIRECT_MESSAGE_REACTIONS = 1 << 13

/** Adds a reaction; the same one twice is one. */
export function react(world: World, user: User, message: Message, emoji: string): void {
  const channel = visibleMessage(world, user, message)
  const those = message.reactions.get(emoji) ?? new Set()
  if (message.ephemeralFor !== undefined) throw new Error('Nobody reacts to what one person alone sees')
  if (those.size === 0 && !may(world, user, channel, 'addReactions'))
    throw new Error(`${user.name} may not react there`)
  if (channel.thread?.archived) throw new Error(`${channel.name} is archived`)
  if (those.has(user.id)) return
  message.reactions.set(emoji, those.add(user.id))
  tell(world, 'MESSAGE_REACTION_ADD', user, message, emoji)
}

/** Takes it back. */
export function unreact(world: World, user: User, message: Message, emoji: string): void {
  visibleMessage(world, user, message)
  if (message.reactions.get(emoji)?.delete(user.id) === true)
    tell(world, 'MESSAGE_REACTION_REMOVE', user, message, emoji)
}

/** The bot reacts, or takes that back, by a request. What it may not, is refused. */
export function reactByBot(call: Call, reacts: boolean): undefined {
  const { world } = call
  const message = messageOf(call)
  const channel = channelOf(call)
  const emoji = call.param('emoji')
  if (!/^\p{RGI_Emoji}$/v.test(emoji) && !/^\p{RGI_Emoji}$/v.test(`${emoji}\uFE0F`)) throw refusal('unknownEmoji')
  if (channel.thread?.archived) throw refusal('archivedThread')
  const those = message.reactions.get(emoji) ?? new Set()
  if (channel.guildId) demand(world, channel, 'readMessageHistory')
  if (channel.guildId && reacts && those.size === 0) demand(world, channel, 'addReactions')
  if (those.has(world.bot.id) === reacts) return
  if (reacts) message.reactions.set(emoji, those.add(world.bot.id))
  else those.delete(world.bot.id)
  tell(world, reacts ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', world.bot, message, emoji)
}

function tell(
  world: World,
  name: 'MESSAGE_REACTION_ADD' | 'MESSAGE_REACTION_REMOVE',
  user: User,
  message: Message,
  emoji: string,
): void {
  const channel = world.channels.get(message.channelId)
  if (channel && sees(world, world.bot, channel)) {
    const member = world.guilds.get(channel.guildId ?? '')?.members.get(user.id)
    const added = name === 'MESSAGE_REACTION_ADD'
    const data = {
      user_id: user.id,
      channel_id: channel.id,
      message_id: message.id,
      ...(channel.guildId ? { guild_id: channel.guildId } : {}),
      ...(added && member ? { member: memberWire(member) } : {}),
      emoji: { id: null, name: emoji },
      ...(added ? { message_author_id: message.author.id } : {}),
      burst: false,
      type: 0,
    }
    world.emit({ name, data, intents: channel.guildId ? GUILD_MESSAGE_REACTIONS : DIRECT_MESSAGE_REACTIONS })
  }
  world.signal.touch()
}
