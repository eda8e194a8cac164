// The kill tests' stage on Discord.
import type { InteractionHandle, User } from '../emulators/discord/index.ts'
import { discordServer } from './discord-server.ts'
import type { KillStage, PersonName } from './stage.ts'

/** The type of a thread that only those who were let in read. */
const privateThread = 12

/** Starts a server with its people in it. */
export async function discordKillStage(): Promise<KillStage> {
  const server = await discordServer()
  const { discord, guild, messagesOf, newestWith } = server
  const people: Record<PersonName, User> = {
    mo: server.mo,
    ben: discord.addUser({ name: 'Ben' }),
    ida: discord.addUser({ name: 'Ida' }),
  }
  guild.join(people.ben)
  guild.join(people.ida)
  const general = guild.channel('general').id
  const support = guild.channel('support').id
  let joined = 0

  const press = (person: PersonName, label: string, words: string): InteractionHandle =>
    discord.press(people[person], newestWith(people[person], label, words), label)

  return {
    name: 'Discord',
    relayed: false,
    answersOnce: false,
    childOptions: () => ({ discord: { token: discord.token, apiUrl: discord.apiUrl } }),
    connected: async () => undefined,
    delivered: async () => undefined,
    setUp: server.setUp,
    passes: server.passes,
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
        Object.entries(options).map(([name, value]) => [name, /^\d{1,15}$/.test(value) ? Number(value) : value]),
      )
      await discord.runCommand(people[person], general, `/${path}`, values).response()
    },
    presses: async (person, label, words) => press(person, label, words).response(),
    async chooses(person, placeholder, chosen, words) {
      const message = messagesOf(people[person]).findLast(({ text }) => text.includes(words))?.message
      if (message === undefined) throw new Error(`${person} sees no ${words}`)
      const asking = message.components.flatMap((row) => row.components ?? [])
      const { options } = asking.find((component) => component.placeholder === placeholder) ?? {}
      const value = options?.find(({ label }) => label === chosen)?.value
      await discord.choose(people[person], message, placeholder, [value ?? chosen]).response()
    },
    named: (person) => people[person].id,
    async opensForm(person, label, words) {
      const handle = press(person, label, words)
      await handle.response()
      return async (values) => {
        const chosen = Object.entries(values).map(([field, value]) => [field, valueIn(handle, field, value)])
        await discord.submit(people[person], handle, Object.fromEntries(chosen)).response()
      }
    },
    async writesInThread(words, written) {
      const thread = discord.threads(guild).find((one) => one.name.includes(words))
      if (thread === undefined) throw new Error(`there is no thread ${words}`)
      discord.write(people.ben, thread.id, written)
    },
    supportChannel: support,
    asks: async (words) => discord.write(people.ben, support, words),
    async answers(words, written) {
      const asked = messagesOf(people.ida).find(({ where, text }) => where === 'support' && text.includes(words))
      if (asked === undefined) throw new Error(`nobody asked ${words}`)
      discord.write(people.ida, support, written, { replyTo: asked.message })
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
        .filter((thread) => thread.type === privateThread && thread.name.includes(words))
        .map(({ thread }) => ({ closed: thread?.archived === true && thread.locked })),
    close: () => discord.close(),
  }
}

/** A select of a form takes the value of the option that is labelled so. */
function valueIn({ modal }: InteractionHandle, field: string, value: string): string | string[] {
  const options = modal?.components.find(({ label }) => label === field)?.component?.options
  return options?.filter(({ label }) => label === value).map((option) => option.value) ?? value
}
