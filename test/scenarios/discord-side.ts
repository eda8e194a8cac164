// One side of a stage: a server in Discord's emulator and a person's verbs in it. Which Hearth hears of it, it does not know.
import type { User } from '../emulators/discord/index.ts'
import { discordReplies } from './discord-replies.ts'
import { type DiscordServerOptions, discordServer } from './discord-server.ts'
import { discordSight } from './discord-sight.ts'
import type { Part } from './house.ts'
import type { Side, Spot } from './side.ts'
import type { File, PersonName } from './stage.ts'

export interface DiscordSideOptions extends DiscordServerOptions {
  /** Resolves when everything that was done has had all its effects, on whatever side. */
  readonly settles: () => Promise<void>
}

/** Starts a server with its people in it: the verbs, and the part of it that Hearth needs. */
export async function discordSide({ settles, ...options }: DiscordSideOptions) {
  const server = await discordServer(options)
  const { discord, guild, people, usher } = server
  const sight = discordSight(server)
  const { text, newestWith, newestSaying, everythingSeenBy } = sight
  const reply = discordReplies(server, sight, settles)
  const general = guild.channel('general').id

  const part: Part = {
    config: { discord: { token: discord.token, apiUrl: discord.apiUrl } },
    async arrives() {
      await discord.connected()
      // The first thing Hearth does in a new server: it tells whoever added it what it found.
      await discord.until(() => discord.directMessages(people.mo).length > 0)
    },
    returns: () => discord.connected(),
    /** The gateway keeps its order: once a call made now is answered, what happened before has been heard. */
    async heard() {
      await discord.runCommand(usher, general, '/help').response()
    },
    close: discord.close,
  }

  function idOf(value: string): string {
    if (/^#\D/.test(value)) return guild.channel(value.slice(1)).id
    const person = Object.values(people).find((user) => `@${user.name}` === value)
    const role = [...guild.guild.roles.values()].find(({ name }) => `@${name}` === value)
    return person?.id ?? role?.id ?? value
  }

  async function sends(person: PersonName, where: Spot, words: string, files: readonly File[]): Promise<void> {
    const user = people[person]
    const place = where === 'direct' ? discord.openDirect(user) : sight.placeOf(user, where)
    discord.write(user, place?.id ?? '', words, { files })
    await settles()
  }

  /** The thread under a suggestion's card. */
  function begins(person: PersonName, cardWords: string): string {
    const card = sight.suggestionWith(people[person], cardWords)
    return card.threadId ?? discord.startThread(people[person], card.channelId, cardWords, { from: card }).id
  }

  const rolesOf = (person: PersonName): readonly string[] =>
    [...(guild.guild.members.get(people[person].id)?.roles ?? [])].map((id) => guild.guild.roles.get(id)?.name ?? id)

  /** The newest message they see that says so, and that others see too. */
  function seenSaying(person: PersonName, words: string, by?: User) {
    const found = everythingSeenBy(people[person]).filter(
      ({ ephemeralFor, author }) => ephemeralFor === undefined && (by === undefined || author === by),
    )
    const message = found.filter((one) => text(one).includes(words)).at(-1)
    if (message === undefined) throw new Error(`${person} sees no message that says ${words}`)
    return message
  }

  const verbs = {
    name: 'Discord',
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
    async speaks(person, locale) {
      people[person].locale = locale
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
      const place = where === 'direct' ? undefined : sight.placeOf(people[person], where)
      return reply(people[person], discord.runCommand(people[person], place?.id ?? general, `/${path}`, values))
    },
    uses: (person, label, where, words) =>
      reply(people[person], discord.runOnMessage(people[person], newestSaying(people[person], where, words), label)),
    points: (person, label, words) =>
      reply(people[person], discord.runOnMessage(people[person], seenSaying(person, words), label)),
    async answers(person, words, answer) {
      const message = seenSaying(person, words)
      discord.write(people[person], message.channelId, answer, { replyTo: message })
      await settles()
    },
    async takesDown(person, words) {
      discord.deleteMessage(people[person], seenSaying(person, words))
      await settles()
    },
    async deletes(person, words) {
      discord.deleteMessage(people[person], seenSaying(person, words, people[person]))
      await settles()
    },
    calls: (person, where, words) => {
      if (typeof where === 'object') begins(person, where.under)
      return sends(person, where, `<@${discord.world.bot.id}> ${words}`.trim(), [])
    },
    // Discord itself hides staff commands, but shows them to whoever may manage threads: Hearth still asks who that is.
    async tries(person, path) {
      guild.giveRole(people[person], guild.addRole({ name: 'Gardener', permissions: ['manageThreads'] }))
      return reply(people[person], discord.runCommand(people[person], general, `/${path}`))
    },
    presses: (person, label) =>
      reply(people[person], discord.press(people[person], newestWith(people[person], label), label)),
    async chooses(person, placeholder, chosen) {
      const { message, values } = sight.newestAsking(people[person], placeholder, chosen)
      return reply(people[person], discord.choose(people[person], message, placeholder, values))
    },
    async pressesTwice(person, label) {
      const user = people[person]
      const message = newestWith(user, label)
      const handles = [discord.press(user, message, label), discord.press(user, message, label)]
      for (const handle of handles) await handle.response()
      await settles()
    },
    async runsTwice(person, path, options = {}) {
      const run = () => discord.runCommand(people[person], general, `/${path}`, { ...options })
      const handles = [run(), run()]
      for (const handle of handles) await handle.response()
      await settles()
      return handles.flatMap((handle) => (handle.message === undefined ? [] : [text(handle.message)]))
    },
    buttons(person, words) {
      const found = everythingSeenBy(people[person])
        .filter((message) => text(message).includes(words))
        .at(-1)
      return found === undefined ? [] : sight.labels(found)
    },
    pings: (person) =>
      everythingSeenBy(people[person])
        .filter(({ channelId: id, notified }) => {
          return discord.world.channels.get(id)?.guildId !== undefined && notified.includes(people[person].id)
        })
        .map((message) => text(message)),
    writes: (person, where, words) => sends(person, where, words, []),
    async reacts(person, words) {
      discord.react(people[person], seenSaying(person, words))
      await settles()
    },
    async takesBack(person, words) {
      discord.unreact(people[person], seenSaying(person, words))
      await settles()
    },
    reactions: (person, words) =>
      [...seenSaying(person, words).reactions].flatMap(([emoji, who]) =>
        who.has(discord.world.bot.id) ? [emoji] : [],
      ),
    offers: (name) => ({ role: `@${name}` }),
    holds: (person, name) => rolesOf(person).includes(name),
    async putsOutOfReach(name) {
      const { roles } = guild.guild
      const role = [...roles.values()].find((one) => one.name === name)
      if (role === undefined) throw new Error(`there is no role ${name}`)
      roles.set(role.id, { ...role, position: roles.size + 1 })
    },
    roles: rolesOf,
    sends,
    files: async (person, where) =>
      sight
        .messagesIn(people[person], where)
        .flatMap(({ attachments }) => attachments.map(({ filename: name, content }) => ({ name, content }))),
    pictures: async (person, where) =>
      sight
        .messagesIn(people[person], where)
        .flatMap(({ attachments }) => attachments)
        .filter(({ contentType }) => contentType === 'image/png')
        .map(({ description: alt = '', content }) => ({ alt, content })),
    async removes(person, where, words) {
      discord.deleteMessage(people[person], newestSaying(people[person], where, words))
      await settles()
    },
    async edits(person, where, words, to) {
      discord.editMessage(people[person], newestSaying(people[person], where, words, people[person]), to)
      await settles()
    },
    async discusses(person, cardWords, words) {
      discord.write(people[person], begins(person, cardWords), words)
      await settles()
    },
    reads: (person, where) => sight.messagesIn(people[person], where).map((message) => text(message)),
    async completes(person, path, option, typed) {
      const choices = await discord.typeAhead(people[person], general, `/${path}`, {}, option, typed)
      return choices.map((choice) => choice.name)
    },
  } satisfies Side
  return { part, verbs: Object.assign(verbs, { discord, guild, people }) }
}
