// What people see in the Discord server: channels, threads, direct messages, and the buttons in them.
import type { Channel, Message, User } from '../emulators/discord/index.ts'
import { asRead } from './discord-as-read.ts'
import type { DiscordServer } from './discord-server.ts'
import type { Spot } from './side.ts'

/** Hearth's threads with one person are private; those that people begin under a message are not. */
const privateThread = 12
/** The message of a thread that shows once more what it grew from. */
const threadStarter = 21

const byAge = (a: Message, b: Message): number => Number(BigInt(a.id) - BigInt(b.id))

/** What is seen in one server. */
export function discordSight({ discord, guild }: DiscordServer) {
  const text = (shown: Parameters<typeof asRead>[1]): string => asRead(discord.world, shown)

  /** A message in the suggestions channel, under which people talk about it. */
  function suggestionWith(user: User, words: string): Message {
    const found = discord
      .messagesSeenBy(user, guild.channel('suggestions').id)
      .filter((message) => text(message).includes(words))
      .at(-1)
    if (found === undefined) throw new Error(`${user.name} reads no suggestion that says ${words}`)
    return found
  }

  const teamChannel = [...discord.world.channels.values()].find(
    ({ guildId, name }) => guildId === guild.id && name === 'moderators',
  )?.id

  /** Where that is for them; undefined for a thread that they do not see, or that nobody has begun. */
  function placeOf(user: User, where: Exclude<Spot, 'direct'>): Channel | undefined {
    if (typeof where === 'object') return discord.world.channels.get(suggestionWith(user, where.under).threadId ?? '')
    if (where !== 'thread' && where !== 'team') return guild.channel(where)
    const seen = discord.threads(guild).filter(({ id }) => discord.canSee(user, id))
    const own = seen.filter(({ type }) => type === privateThread).at(-1)
    // Where Hearth stands between, the team's end is the thread under its notice.
    return where === 'thread' ? own : (seen.filter(({ parentId }) => parentId === teamChannel).at(-1) ?? own)
  }

  function messagesIn(user: User, where: Spot): readonly Message[] {
    if (where === 'direct') return discord.directMessages(user)
    const place = placeOf(user, where)
    if (place === undefined || !discord.canSee(user, place.id)) return []
    return discord.messagesSeenBy(user, place.id).filter(({ type }) => type !== threadStarter)
  }

  /** Everything they can find, oldest first. */
  function everythingSeenBy(user: User): readonly Message[] {
    const threads = discord.threads(guild).map((thread) => thread.id)
    const open = [...discord.visibleChannels(user).map((channel) => channel.id), ...threads]
    const seen = [...new Set(open)].filter((id) => discord.canSee(user, id))
    return [...seen.flatMap((id) => discord.messagesSeenBy(user, id)), ...discord.directMessages(user)].toSorted(byAge)
  }

  const labels = (message: Message): readonly string[] =>
    message.components.flatMap((row) => (row.components ?? []).map((component) => component.label ?? ''))

  return {
    text,
    placeOf,
    messagesIn,
    everythingSeenBy,
    labels,
    suggestionWith,
    newestWith(user: User, label: string): Message {
      const found = everythingSeenBy(user)
        .filter((message) => labels(message).includes(label))
        .at(-1)
      if (found === undefined) throw new Error(`${user.name} sees no button ${label}`)
      return found
    },
    /** The newest message with a select that asks so, and the values of these choices of it. */
    newestAsking(user: User, placeholder: string, chosen: readonly string[]) {
      const asking = everythingSeenBy(user).flatMap((message) =>
        message.components
          .flatMap((row) => row.components ?? [])
          .filter((component) => component.placeholder === placeholder)
          .map(({ options = [] }) => ({ message, options: options ?? [] })),
      )
      const found = asking.at(-1)
      if (found === undefined) throw new Error(`${user.name} sees nothing that asks ${placeholder}`)
      const valueIn = (label: string) => found.options.find((option) => option.label === label)?.value ?? label
      return { message: found.message, values: chosen.map(valueIn) }
    },
    /** The newest message there that says so, of one author or of anybody. */
    newestSaying(user: User, where: Spot, words: string, by?: User): Message {
      const found = messagesIn(user, where)
        .filter((message) => (by === undefined || message.author === by) && text(message).includes(words))
        .at(-1)
      if (found === undefined) throw new Error(`${user.name} finds no message that says ${words}`)
      return found
    },
  }
}

export type DiscordSight = ReturnType<typeof discordSight>
