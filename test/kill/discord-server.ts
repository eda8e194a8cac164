// The emulated server that Hearth is killed on: its channels, Mo who owns it, the first contact, and what people see.
// It outlives every Hearth that is killed.
import {
  type DiscordEmulator,
  type GuildHandle,
  type Message,
  startDiscord,
  text,
  type User,
} from '../emulators/discord/index.ts'
import type { Seen } from './stage.ts'

export type DiscordSeen = Seen & { readonly message: Message }

export interface DiscordServer {
  readonly discord: DiscordEmulator
  readonly guild: GuildHandle
  readonly mo: User
  passes(ms: number): void
  messagesOf(user: User): readonly DiscordSeen[]
  /** The newest message with these words and this button that somebody sees. */
  newestWith(user: User, label: string, words: string): Message
  /** The first contact, and *Looks right*. */
  setUp(settle: () => Promise<void>): Promise<void>
}

/** Starts a server with its owner in it. */
export async function discordServer(processes = 1): Promise<DiscordServer> {
  let ahead = 0
  const discord = await startDiscord({ sideBySide: processes, now: () => Date.now() + ahead })
  const mo = discord.addUser({ name: 'Mo' })
  const channels = ['general', 'welcome', 'support', 'suggestions']
  const guild = discord.addGuild({ name: 'Lantern', owner: mo, channels, addedBy: mo })
  guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })

  const messagesOf = (user: User): readonly DiscordSeen[] => [
    ...discord.visibleChannels(user).flatMap((channel) =>
      discord.messagesSeenBy(user, channel.id).map((message) => ({
        where: channel.name,
        privately: message.ephemeralFor !== undefined,
        text: text(message),
        message,
      })),
    ),
    ...discord
      .directMessages(user)
      .map((message) => ({ where: 'direct', privately: true, text: text(message), message })),
  ]

  function newestWith(user: User, label: string, words: string): Message {
    const found = messagesOf(user)
      .filter((seen) => seen.text.includes(words) && seen.text.split('\n').includes(label))
      .toSorted((a, b) => (BigInt(a.message.id) < BigInt(b.message.id) ? -1 : 1))
      .at(-1)
    if (found === undefined) throw new Error(`${user.name} sees no button ${label} with ${words}`)
    return found.message
  }

  return {
    discord,
    guild,
    mo,
    passes(ms) {
      ahead += ms
    },
    messagesOf,
    newestWith,
    async setUp(settle) {
      await discord.until(() => discord.directMessages(mo).length > 0)
      await discord.press(mo, newestWith(mo, 'Looks right', 'please check'), 'Looks right').response()
      await settle()
      // Mo is not alone, and there is something to claim.
      const { id } = guild.addRole({ name: 'Helpers' })
      await discord.runCommand(mo, guild.channel('general').id, '/setup moderators', { who: id }).response()
      await settle()
    },
  }
}
