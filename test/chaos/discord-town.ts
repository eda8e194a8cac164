// The emulated Discord as the crowd lives in it.
import type { Channel, DiscordEmulator, InteractionHandle, Message, User } from '../emulators/discord/index.ts'
import { text } from '../emulators/discord/index.ts'
import { LOADING } from '../emulators/discord/message-acts.ts'
import { discordServer } from '../kill/discord-server.ts'
import { discordDiscussion } from './discord-discussion.ts'
import { lookAtDiscord } from './discord-look.ts'
import { messageOf, optionsOf } from './discord-messages.ts'
import {
  formMs,
  memberNames,
  moderatorNames,
  newest,
  newestThreads,
  oneOfTheLast,
  subjectIn,
  withoutDirect,
} from './people.ts'
import type { AskState, FormAsk, Person, Shown, Town, Whereabouts, Written } from './town.ts'

export interface DiscordChaos extends Town {
  readonly discord: DiscordEmulator
  /** Somebody's join is told once more, as having been a little later. */
  repeatsJoin(which: number): void
  closesDirect(which: number): void
}

const connectedMs = 15_000

/** Starts a Discord with the crowd in it, in which so many processes may log in side by side. */
export async function discordTown(processes: number): Promise<DiscordChaos> {
  const server = await discordServer(processes)
  const { discord, guild } = server
  const moderate = guild.addRole({ name: 'moderators', permissions: ['administrator'] })
  const users = new Map<string, User>([[server.mo.id, server.mo]])
  const pending = new Set<User>()
  const general = guild.channel('general').id

  function add(name: string, dmsClosed: boolean): User {
    const user = discord.addUser({ name, dmsClosed })
    users.set(user.id, user)
    return user
  }
  const inGuild = (name: string): User => {
    const user = add(name, withoutDirect.includes(name))
    guild.join(user)
    return user
  }
  const asPerson =
    (moderates: boolean) =>
    ({ id, name }: User): Person => ({ id, name, moderates })
  const moderators = [server.mo, ...moderatorNames.map(inGuild)].map(asPerson(true))
  for (const { id } of moderators.slice(1)) guild.giveRole(userOf({ id }), moderate)
  const members = memberNames.map(inGuild).map(asPerson(false))

  function userOf({ id }: { readonly id: string }): User {
    const user = users.get(id)
    if (user === undefined) throw new Error(`nobody here is ${id}`)
    return user
  }

  const threadsOf = (user: User): readonly Channel[] =>
    discord
      .threads(guild)
      .filter(({ thread }) => thread?.ownerId === discord.botUserId && thread.members.has(user.id) && !thread.locked)

  function messagesAt(user: User, where: Whereabouts): readonly Message[] {
    const seenIn = (channel: string): readonly Message[] => discord.messagesSeenBy(user, channel).slice(-newest)
    switch (where) {
      case 'threads':
        return threadsOf(user)
          .slice(-newestThreads)
          .flatMap(({ id }) => discord.messagesSeenBy(user, id).slice(0, 2))
      case 'private':
        return ['general', 'suggestions']
          .flatMap((name) => seenIn(guild.channel(name).id))
          .filter(({ ephemeralFor }) => ephemeralFor === user.id)
      case 'welcome':
      case 'suggestions':
      case 'moderators':
        return seenIn(guild.channel(where).id)
      default:
        return where satisfies never
    }
  }

  const shownOf = (message: Message): Shown => {
    const read = text(message)
    return { id: message.id, text: read, has: (label) => read.split('\n').includes(label) }
  }

  function askOf(person: Person, what: string, writes: boolean, handle: InteractionHandle): FormAsk {
    return {
      person,
      what,
      writes,
      state: () => stateOf(handle),
      async answer() {
        const response = await handle.response(formMs)
        if (response.kind === 'modal') throw new Error(`${what} was answered by a form`)
        return shownOf(response.message)
      },
      async filled(values) {
        await handle.response(formMs)
        return askOf(person, `${what}, form`, true, discord.submit(userOf(person), handle, values))
      },
    }
  }

  async function writes(person: Person, which: number, word: string): Promise<Written | undefined> {
    const thread = oneOfTheLast(threadsOf(userOf(person)), newestThreads, which)
    if (thread === undefined) return undefined
    const { id } = discord.write(userOf(person), thread.id, word)
    return { person, word, key: `message:${thread.id}:${id}:posted`, thread: subjectIn(thread.name) }
  }

  const discussion = discordDiscussion(discord)

  function endScreening(): void {
    for (const user of pending) guild.clearPending(user)
    pending.clear()
  }

  return {
    name: 'discord',
    space: `discord:${guild.id}`,
    relayed: false,
    discord,
    members,
    moderators,
    childOptions: () => ({ discord: { token: discord.token, apiUrl: discord.apiUrl } }),
    connected: () => discord.connected(connectedMs),
    async quiet() {
      endScreening()
    },
    passes: server.passes,
    setUp: server.setUp,
    joins(name, ways) {
      endScreening()
      const user = add(name, !ways.direct)
      members.push(asPerson(false)(user))
      guild.join(user, { pending: ways.pending })
      if (ways.pending) pending.add(user)
    },
    runs(person, path, options, writes) {
      const values = Object.entries(options).map(([name, value]) => [name, name === 'number' ? Number(value) : value])
      const handle = discord.runCommand(userOf(person), general, `/${path}`, Object.fromEntries(values))
      return askOf(person, `/${path}`, writes, handle)
    },
    sees: (person, where) => messagesAt(userOf(person), where).map(shownOf),
    presses: (person, shown, label, writes) =>
      askOf(person, label, writes, discord.press(userOf(person), shown.id, label)),
    chooses(person, shown, label, which) {
      const offered = optionsOf(messageOf(discord, shown), label)
      const value = offered[Math.floor(which * offered.length)] ?? ''
      return askOf(person, label, true, discord.choose(userOf(person), shown.id, label, [value]))
    },
    discusses: (person, card, word) => discussion(person, userOf(person), card, word),
    writesInThread: writes,
    teamWrites: writes,
    look: () => lookAtDiscord(discord, guild),
    repeatsJoin(which) {
      const person = oneOfTheLast(members.slice(memberNames.length), newestThreads, which)
      const member = person && guild.guild.members.get(person.id)
      if (member === undefined) return
      guild.repeatJoin(member.user, new Date(Date.parse(member.joinedAt) + 400).toISOString())
    },
    closesDirect(which) {
      const person = oneOfTheLast(members, members.length, which)
      if (person !== undefined) userOf(person).dmsClosed = true
    },
    close: () => discord.close(),
  }
}

function stateOf(handle: InteractionHandle): AskState {
  const { message, source, modal, followUps } = handle
  const said = message !== undefined && message !== source && (message.flags & LOADING) === 0
  return {
    accepted: handle.acknowledgedWithin !== undefined,
    answered: said || modal !== undefined || followUps.length > 0,
    key: handle.id,
    home: handle.id,
  }
}
