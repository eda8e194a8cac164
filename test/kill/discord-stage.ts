// The kill tests' stage on Discord: the emulated server outlives every Hearth that is killed.
import { type InteractionHandle, type Message, startDiscord, text, type User } from '../emulators/discord/index.ts'
import type { KillStage, PersonName, Seen } from './stage.ts'

const channels = ['general', 'welcome', 'support', 'suggestions']

/** Starts a server with its people in it. */
export async function discordKillStage(): Promise<KillStage> {
  let ahead = 0
  const discord = await startDiscord({ now: () => Date.now() + ahead })
  const people: Record<PersonName, User> = {
    mo: discord.addUser({ name: 'Mo' }),
    ben: discord.addUser({ name: 'Ben' }),
    ida: discord.addUser({ name: 'Ida' }),
  }
  const guild = discord.addGuild({ name: 'Lantern', owner: people.mo, channels, addedBy: people.mo })
  guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
  guild.join(people.ben)
  guild.join(people.ida)
  const general = guild.channel('general').id
  let joined = 0

  const messagesOf = (user: User): readonly (Seen & { readonly message: Message })[] => [
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

  const press = (person: PersonName, label: string, words: string): InteractionHandle =>
    discord.press(people[person], newestWith(people[person], label, words), label)

  return {
    name: 'Discord',
    relayed: false,
    answersOnce: false,
    childOptions: () => ({ discord: { token: discord.token, apiUrl: discord.apiUrl } }),
    connected: async () => undefined,
    delivered: async () => undefined,
    async setUp(settle) {
      await discord.until(() => discord.directMessages(people.mo).length > 0)
      await press('mo', 'Looks right', 'please check').response()
      await settle()
    },
    passes(ms) {
      ahead += ms
    },
    async newcomer() {
      joined += 1
      const newcomer = discord.addUser({ name: `Newcomer ${joined}` })
      return {
        joins: async () => guild.join(newcomer),
        sees: async () => messagesOf(newcomer).filter((seen) => seen.message.mentions.users.includes(newcomer.id)),
      }
    },
    async runs(person, path, options = {}) {
      const values = Object.fromEntries(
        Object.entries(options).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
      )
      await discord.runCommand(people[person], general, `/${path}`, values).response()
    },
    presses: async (person, label, words) => press(person, label, words).response(),
    async opensForm(person, label, words) {
      const handle = press(person, label, words)
      await handle.response()
      return async (values) => discord.submit(people[person], handle, values).response()
    },
    async writesInThread(words, written) {
      const thread = discord.threads(guild).find((one) => one.name.includes(words))
      if (thread === undefined) throw new Error(`there is no thread ${words}`)
      discord.write(people.ben, thread.id, written)
    },
    sees: async (person) => messagesOf(people[person]),
    async takesDirectMessages(person, taken) {
      people[person].dmsClosed = !taken
    },
    async deletesThreads(words) {
      for (const thread of discord.threads(guild)) if (thread.name.includes(words)) guild.deleteChannel(thread)
    },
    threads: async (words) =>
      discord
        .threads(guild)
        .filter((thread) => thread.name.includes(words))
        .map(({ thread }) => ({ closed: thread?.archived === true && thread.locked })),
    close: () => discord.close(),
  }
}
