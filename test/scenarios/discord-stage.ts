// The stage on Discord: a server in the emulator, real discord.js between it and Hearth.
import { DefaultRestOptions } from 'discord.js'
import {
  type DiscordOptions,
  type InteractionHandle,
  type Message,
  startDiscord,
  type User,
} from '../emulators/discord/index.ts'
import { asRead } from './discord-as-read.ts'
import {
  type File,
  lastingStore,
  type PersonName,
  type Reply,
  type Stage,
  startHearth,
  type Watched,
  type Where,
  watchedBy,
} from './stage.ts'

const channels = ['general', 'welcome', 'support', 'suggestions']

export type DiscordStage = Awaited<ReturnType<typeof discordStage>>

interface DiscordStageOptions extends Watched {
  readonly file?: string
  readonly emulator?: DiscordOptions
}

/** Starts a server with its people in it, and Hearth. */
export async function discordStage({ file, emulator, ...watched }: DiscordStageOptions = {}) {
  // People in a test are faster than the SDK's own brake of fifty requests a second, and Hearth's clock stands still.
  Object.assign(DefaultRestOptions, { globalRequestsPerSecond: 5000 })
  let aheadMs = 0
  let isAway = false
  const discord = await startDiscord({ ...emulator, now: () => Date.now() + aheadMs })
  const people: Record<PersonName, User> = {
    mo: discord.addUser({ name: 'Mo' }),
    nia: discord.addUser({ name: 'Nia' }),
    ben: discord.addUser({ name: 'Ben' }),
    ida: discord.addUser({ name: 'Ida' }),
  }
  const guild = discord.addGuild({ name: 'Lantern', owner: people.mo, channels, addedBy: people.mo })
  guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
  // Somebody whose calls and private answers are in nobody's way.
  const usher = discord.addUser({ name: 'Usher' })
  guild.join(usher)
  guild.join(people.ben)
  guild.join(people.ida)
  const kept = await lastingStore({ file })
  const begin = () =>
    startHearth(
      { discord: { token: discord.token, apiUrl: discord.apiUrl }, httpPort: watchedBy(watched).httpPort },
      { store: kept.store, aheadMs, ...watchedBy(watched).start },
    )
  let hearth = await begin()
  await discord.connected()
  // The first thing Hearth does in a new server: it tells whoever added it what it found.
  await discord.until(() => discord.directMessages(people.mo).length > 0)

  /** The gateway keeps its order: once a call made now is answered, what happened before has been heard. */
  async function settles(): Promise<void> {
    if (isAway) return
    await discord.runCommand(usher, channelId('general'), '/help').response()
    await hearth.idle()
  }

  const text = (shown: Parameters<typeof asRead>[1]): string => asRead(discord.world, shown)

  const channelId = (name: string): string => guild.channel(name).id

  function placesOf(user: User, where: Where): readonly string[] {
    if (where === 'direct') return []
    if (where === 'thread' || where === 'team')
      return discord
        .threads(guild)
        .filter((thread) => discord.canSee(user, thread.id))
        .map((thread) => thread.id)
        .slice(-1)
    return [channelId(where)]
  }

  const messagesIn = (user: User, where: Where): readonly Message[] =>
    where === 'direct'
      ? discord.directMessages(user)
      : placesOf(user, where).flatMap((id) => (discord.canSee(user, id) ? discord.messagesSeenBy(user, id) : []))

  function everythingSeenBy(user: User): readonly Message[] {
    const threads = discord.threads(guild).map((thread) => thread.id)
    const open = [...discord.visibleChannels(user).map((channel) => channel.id), ...threads]
    const seen = [...new Set(open)].filter((id) => discord.canSee(user, id))
    return [...seen.flatMap((id) => discord.messagesSeenBy(user, id)), ...discord.directMessages(user)]
  }

  const labels = (message: Message): readonly string[] =>
    message.components.flatMap((row) => (row.components ?? []).map((component) => component.label ?? ''))

  function newestWith(user: User, label: string): Message {
    const found = everythingSeenBy(user)
      .filter((message) => !message.deleted && labels(message).includes(label))
      .toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
      .at(-1)
    if (found === undefined) throw new Error(`${user.name} sees no button ${label}`)
    return found
  }

  async function reply(user: User, handle: InteractionHandle): Promise<Reply> {
    const response = await handle.response()
    await settles()
    const send: Reply['send'] = async (values) => {
      const chosen = Object.fromEntries(
        Object.entries(values).map(([label, value]) => [
          label,
          typeof value === 'string' ? valueFor(handle, label, value) : value,
        ]),
      )
      return reply(user, discord.submit(user, handle, chosen))
    }
    const sendTwice = async (values: Readonly<Record<string, string>>): Promise<void> => {
      const sent = [discord.submit(user, handle, values), discord.submit(user, handle, values)]
      for (const one of sent) await one.response()
      await settles()
    }
    if (response.kind === 'modal') return { said: '', form: text(response.modal), send, sendTwice }
    return { said: text(response.message), send, sendTwice }
  }

  /** A select takes the value of the option that is labelled so. */
  function valueFor(handle: InteractionHandle, label: string, value: string): string | string[] {
    const field = handle.modal?.components.find((component) => component.label === label)
    const options = field?.component?.options
    if (options === undefined) return value
    return options.filter((option) => option.label === value).map((option) => option.value)
  }

  function idOf(value: string): string {
    if (value.startsWith('#')) return channelId(value.slice(1))
    const person = Object.values(people).find((user) => `@${user.name}` === value)
    return person?.id ?? value
  }

  async function sends(person: PersonName, where: Where, words: string, files: readonly File[]): Promise<void> {
    const [place] = where === 'direct' ? [discord.openDirect(people[person]).id] : placesOf(people[person], where)
    discord.write(people[person], place ?? '', words, { files })
    await settles()
  }

  const stage = {
    name: 'Discord',
    get hearth() {
      return hearth
    },
    async joins(person) {
      guild.join(people[person])
      await settles()
    },
    async leaves(person) {
      guild.leave(people[person])
      await settles()
    },
    async joinRepeats(person) {
      guild.repeatJoin(people[person])
      await settles()
    },
    async botJoins() {
      guild.join(discord.addUser({ name: 'Beep', bot: true }))
      await settles()
    },
    async closesDirectMessages(person) {
      people[person].dmsClosed = true
    },
    async closesOtherWays() {
      const threads = { method: 'POST', path: /\/channels\/\d+\/threads$/ }
      for (let time = 0; time < 4; time += 1) discord.faults.next(threads, { status: 403, code: 50013 })
    },
    async shutsOut(where) {
      guild.channel(where).overwrites.push({ id: discord.world.bot.id, type: 1, allow: 0n, deny: 1n << 11n })
    },
    async letsIn(where) {
      const { overwrites } = guild.channel(where)
      overwrites.splice(overwrites.findIndex(({ deny }) => deny === 1n << 11n))
    },
    runs: (person, path, options = {}, where = 'general') => {
      const values = Object.fromEntries(
        Object.entries(options).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : idOf(value)]),
      )
      const [channel = channelId('general')] = placesOf(people[person], where)
      return reply(people[person], discord.runCommand(people[person], channel, `/${path}`, values))
    },
    // Discord itself hides staff commands, but shows them to whoever may manage threads: Hearth still asks who that is.
    async tries(person, path) {
      guild.giveRole(people[person], guild.addRole({ name: 'Gardener', permissions: ['manageThreads'] }))
      return reply(people[person], discord.runCommand(people[person], channelId('general'), `/${path}`))
    },
    presses: (person, label) =>
      reply(people[person], discord.press(people[person], newestWith(people[person], label), label)),
    async pressesTwice(person, label) {
      const user = people[person]
      const message = newestWith(user, label)
      const handles = [discord.press(user, message, label), discord.press(user, message, label)]
      for (const handle of handles) await handle.response()
      await settles()
    },
    async runsTwice(person, path, options = {}) {
      const run = () => discord.runCommand(people[person], channelId('general'), `/${path}`, { ...options })
      const handles = [run(), run()]
      for (const handle of handles) await handle.response()
      await settles()
      return handles.flatMap((handle) => (handle.message === undefined ? [] : [text(handle.message)]))
    },
    buttons(person, words) {
      const seen = everythingSeenBy(people[person]).toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
      const found = seen.filter((message) => text(message).includes(words)).at(-1)
      return found === undefined ? [] : labels(found)
    },
    pings: (person) =>
      everythingSeenBy(people[person])
        .filter(({ channelId: id, notified }) => {
          return discord.world.channels.get(id)?.guildId !== undefined && notified.includes(people[person].id)
        })
        .map((message) => text(message)),
    writes: (person, where, words) => sends(person, where, words, []),
    sends,
    files: async (person, where) =>
      messagesIn(people[person], where)
        .filter((message) => !message.deleted)
        .flatMap(({ attachments }) => attachments.map(({ filename: name, content }) => ({ name, content }))),
    reads: (person, where) =>
      messagesIn(people[person], where)
        .filter((message) => !message.deleted)
        .map((message) => text(message)),
    async completes(person, path, option, typed) {
      const choices = await discord.typeAhead(people[person], channelId('general'), `/${path}`, {}, option, typed)
      return choices.map((choice) => choice.name)
    },
    async away(meanwhile) {
      await hearth.stop()
      isAway = true
      await meanwhile((ms) => {
        aheadMs += ms
      })
      hearth = await begin()
      isAway = false
      await settles()
    },
    settles,
    async close() {
      await hearth.stop()
      await kept.close()
      await discord.close()
    },
  } satisfies Stage
  return Object.assign(stage, { discord, guild, people })
}
