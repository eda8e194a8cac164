// An emulated Discord as it is measured on: guilds with people, load of every kind, and what it came to on the wire.
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { type DiscordEmulator, type GuildHandle, startDiscord, type User } from '../../test/emulators/discord/index.ts'
import { percentile } from '../measure/statistics.ts'

export interface TownSize {
  readonly guilds: number
  readonly members: number
}

export interface Town {
  readonly discord: DiscordEmulator
  readonly guilds: readonly GuildHandle[]
  readonly people: readonly User[]
}

/** Nobody's join is told of as new: they have been there for years. */
const longAgo = '2020-01-01T00:00:00.000Z'

const channelNames = ['general', 'welcome', 'support', 'suggestions']

/** Builds one. */
export async function town({ guilds, members: count }: TownSize): Promise<Town> {
  // Everybody is online, so everybody is told of.
  const discord = await startDiscord({ counted: false, toldMembers: 1_000 })
  const owner = discord.addUser({ name: 'Olga' })
  const people = Array.from({ length: count }, (_, number) => discord.addUser({ name: `Person ${number}` }))
  const made = Array.from({ length: guilds }, (_, number) => {
    const guild = discord.addGuild({ name: `Lantern ${number}`, owner, channels: channelNames, withBot: false })
    // Whoever acts is in the first; each guild has people of its own.
    const members = number === 0 ? people : people.map(({ name }) => discord.addUser({ name }))
    for (const person of members) guild.join(person, { joinedAt: longAgo })
    guild.addBot(owner)
    return guild
  })
  return { discord, guilds: made, people }
}

/** Forgets what was asked and said, so that the emulator costs the same in every round. */
export function forgetTalk({ discord }: Town): void {
  discord.world.interactions.clear()
  for (const channel of discord.world.channels.values()) channel.messages.length = 0
  if (Array.isArray(discord.requests)) discord.requests.length = 0
}

export interface CommandLoad {
  readonly command: string
  readonly title?: string | undefined
  readonly inFlight: number
  readonly ms: number
}

/** People run a command, as many at a time, each until they see its answer. */
export async function commands(where: Town, { command, title, inFlight, ms }: CommandLoad) {
  const { discord, people, guilds } = where
  const channel = guilds[0]?.channel('general').id ?? ''
  const latencies: number[] = []
  const begun = performance.now()
  let sent = 0
  const one = async (): Promise<void> => {
    while (performance.now() - begun < ms) {
      const at = performance.now()
      await ask(
        discord,
        people[sent % people.length],
        channel,
        command,
        title === undefined ? {} : { title: `${title} ${sent}` },
      )
      latencies.push(performance.now() - at)
      sent += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return { requests: latencies.length, tookMs: performance.now() - begun, p99: percentile(latencies, 0.99) }
}

async function ask(
  discord: DiscordEmulator,
  person: User | undefined,
  channel: string,
  command: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  if (person === undefined) throw new Error('nobody is in town')
  await discord.runCommand(person, channel, command, values).response(120_000)
}

/** So many events, as fast as they can be told; over when a command that comes after them is answered. */
export async function events(where: Town, kind: 'message' | 'role', count: number) {
  const { discord, people, guilds } = where
  const guild = guilds[0]
  if (guild === undefined) throw new Error('there is no guild')
  const channel = guild.channel('general').id
  const role = guild.guild.roles.size > 2 ? [...guild.guild.roles.values()].at(-1) : guild.addRole({ name: 'Reader' })
  const begun = performance.now()
  for (let number = 0; number < count; number += 1) {
    const person = people[number % people.length]
    if (person === undefined || role === undefined) throw new Error('nobody is in town')
    if (kind === 'message') discord.write(person, channel, `Good morning, for the time of number ${number}`)
    else if (guild.guild.members.get(person.id)?.roles.has(role.id)) guild.takeRole(person, role)
    else guild.giveRole(person, role)
    if (number % 50 === 0) await setImmediate()
  }
  await ask(discord, people[0], channel, 'start', {})
  return { requests: count, tookMs: performance.now() - begun }
}

const nothing = { method: '', path: '', status: 0, body: undefined }

/** People join, so many a second, spread over all guilds: how long until each is greeted. Milliseconds. */
export async function joins({ discord, guilds }: Town, perSecond: number, ms: number) {
  const total = Math.max(1, Math.round((perSecond * ms) / 1000))
  const joinedAt = new Map<string, number>()
  const latencies: number[] = []
  const greeted = Promise.withResolvers<void>()
  let looked = discord.requests.length
  const look = (): void => {
    for (; looked < discord.requests.length; looked += 1) {
      const { method, path, status, body } = discord.requests[looked] ?? { ...nothing }
      // It is written down when it comes and answered a moment later: an answer that is still missing is waited for.
      if (status === 0) return
      if (method !== 'POST' || !path.endsWith('/messages')) continue
      const greetedUser = /<@(\d+)>/.exec(JSON.stringify(body))?.[1] ?? ''
      const at = joinedAt.get(greetedUser)
      if (joinedAt.delete(greetedUser) && at !== undefined) latencies.push(performance.now() - at)
    }
    if (latencies.length >= total) greeted.resolve()
  }
  const watching = watch(discord, look, () => latencies.length >= total)
  const begun = performance.now()
  for (let number = 0; number < total; number += 1) {
    const meant = begun + (number * 1000) / perSecond
    for (let left = meant - performance.now(); left > 0; left = meant - performance.now())
      await (left > 2 ? sleep(1) : setImmediate())
    const user = discord.addUser({ name: `Newcomer ${number}` })
    joinedAt.set(user.id, meant)
    guilds[number % guilds.length]?.join(user)
  }
  const late = sleep(20_000).then(() => Promise.reject(new Error(`${total - latencies.length} were not greeted`)))
  await Promise.race([greeted.promise, late])
  await watching
  return { requests: total, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}

async function watch(discord: DiscordEmulator, look: () => void, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    look()
    if (!isOver()) await discord.changed()
  }
}
