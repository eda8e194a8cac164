// What stands in the emulated Discord when all is over.
import { type Channel, type DiscordEmulator, type GuildHandle, type Message, text } from '../emulators/discord/index.ts'
import { LOADING } from '../emulators/discord/message-acts.ts'
import type { Looked, Told } from './town.ts'

/** A message, and one that replies. */
const chat: readonly number[] = [0, 19]

/** Looks at all channels, threads and direct messages. */
export function lookAtDiscord(discord: DiscordEmulator, guild: GuildHandle): Looked {
  const all = [...discord.world.channels.values()].flatMap((channel) =>
    channel.messages.map((message) => ({ channel, message })),
  )
  const ours = all.filter(
    ({ message }) =>
      message.author.id === discord.botUserId &&
      !message.deleted &&
      message.ephemeralFor === undefined &&
      message.interaction === undefined &&
      chat.includes(message.type),
  )
  const answers = new Map(all.map(({ message }) => [message.id, message]))
  const told = ours.map(toldOf).toSorted(byId)
  return {
    told,
    toldTo: ({ id }) =>
      ours
        .filter(({ channel, message }) => channel.recipients.includes(id) || message.mentions.users.includes(id))
        .map(toldOf)
        .toSorted(byId),
    threads: discord
      .threads(guild)
      .filter(({ thread }) => thread?.ownerId === discord.botUserId)
      .map(({ id, name, thread }) => ({ id, title: name, closed: thread?.archived === true && thread.locked })),
    under: ({ id }) =>
      all.flatMap(({ channel, message }) =>
        channel.id === id && !message.author.bot && !message.deleted && chat.includes(message.type)
          ? [message.content]
          : [],
      ),
    ephemeral: all.flatMap(({ message }) => (message.ephemeralFor === undefined ? [] : [text(message)])),
    answersAt: () => undefined,
    hasAnswer(id) {
      const message = answers.get(id)
      return message !== undefined && (message.flags & LOADING) === 0
    },
  }
}

const toldOf = ({ channel, message }: { readonly channel: Channel; readonly message: Message }): Told => ({
  id: message.id,
  channel: channel.id,
  where: channel.recipients.length > 0 ? 'direct' : channel.name,
  text: text(message),
})

const byId = (one: Told, other: Told): number => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)
