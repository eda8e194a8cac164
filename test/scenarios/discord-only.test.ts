// What only Discord has: rules screening, a server that Hearth was not meant for, an intent that is switched off.
import { afterEach, expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type DiscordOptions, type GuildHandle, startDiscord, text, type User } from '../emulators/discord/index.ts'
import { bugs, startHearth } from './stage.ts'

const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  expect(bugs.splice(0)).toEqual([])
})

async function server(config: Partial<Config> = {}, options: DiscordOptions = {}) {
  const discord = await startDiscord(options)
  ended.push(discord.close)
  const mo = discord.addUser({ name: 'Mo' })
  const ben = discord.addUser({ name: 'Ben' })
  const guild = discord.addGuild({ name: 'Lantern', owner: mo, channels: ['general', 'welcome'], addedBy: mo })
  guild.join(ben)
  const begin = async () => {
    const hearth = await startHearth({ ...config, discord: { token: discord.token, apiUrl: discord.apiUrl } })
    ended.push(hearth.stop)
    return hearth
  }
  return { discord, guild, mo, ben, begin }
}

type Server = Awaited<ReturnType<typeof server>>

async function confirmed(): Promise<Server & { settles(): Promise<void>; greeted(user: User): number }> {
  const it = await server()
  const { discord, guild, mo } = it
  const hearth = await it.begin()
  await discord.until(() => discord.directMessages(mo).length > 0)
  const [found] = discord.directMessages(mo)
  if (found === undefined) throw new Error('Mo was told nothing')
  await discord.press(mo, found, 'Looks right').response()
  const settles = async () => {
    await discord.runCommand(mo, guild.channel('general').id, '/help').response()
    await hearth.idle()
  }
  const greeted = (user: User) =>
    discord.messagesSeenBy(mo, guild.channel('welcome').id).filter((message) => message.content.includes(user.id))
      .length
  return { ...it, settles, greeted }
}

test('whoever must pass the rules first is greeted when they have, and their mention works', async () => {
  const { discord, guild, settles, greeted } = await confirmed()
  const nia = discord.addUser({ name: 'Nia' })
  guild.join(nia, { pending: true })
  await settles()
  expect(greeted(nia)).toBe(0)
  guild.clearPending(nia)
  await settles()
  expect(greeted(nia)).toBe(1)
  const greeting = discord.messagesSeenBy(nia, guild.channel('welcome').id).at(-1)
  expect(greeting?.notified).toContain(nia.id)
})

test('whoever was there before Hearth is never greeted, whatever the platform tells of them later', async () => {
  const { guild, ben, settles, greeted } = await confirmed()
  guild.repeatJoin(ben)
  guild.clearPending(ben)
  await settles()
  expect(greeted(ben)).toBe(0)
})

test('whoever leaves and comes back is greeted again', async () => {
  const { discord, guild, settles, greeted } = await confirmed()
  const nia = discord.addUser({ name: 'Nia' })
  guild.join(nia)
  await settles()
  guild.leave(nia)
  await settles()
  guild.join(nia, { joinedAt: new Date(Date.now() + 600_000).toISOString() })
  await settles()
  expect(greeted(nia)).toBe(2)
})

test('a form opened from a direct message works for somebody in two servers, and for the server that message is about', async () => {
  const it = await server()
  const { discord, mo } = it
  discord.addGuild({ name: 'Harbour', owner: mo, channels: ['lobby', 'greetings'], addedBy: mo })
  const hearth = await it.begin()
  await discord.until(() => discord.directMessages(mo).length >= 2)
  await hearth.idle()
  for (const [name, own] of [
    ['Lantern', 'general'],
    ['Harbour', 'lobby'],
  ] as const) {
    const found = discord.directMessages(mo).find((message) => text(message).includes(name))
    if (found === undefined) throw new Error(`Mo was told nothing of ${name}`)
    const opened = discord.press(mo, found, 'Change')
    await opened.response()
    const field = opened.modal?.components.map(({ component }) => component).find((one) => one?.custom_id === 'welcome')
    const option = field?.options?.find(({ label }) => label.includes(own))
    if (option === undefined) throw new Error(`the form for ${name} does not offer ${own}`)
    const answer = await discord.submit(mo, opened, { welcome: [option.value] }).response()
    expect(answer.kind === 'message' && text(answer.message)).toContain(`set up in ${name}`)
  }
})

test('an answer in direct messages leads on for somebody in two servers', async () => {
  const { discord, guild, mo, settles } = await confirmed()
  const general = guild.channel('general').id
  await discord.runCommand(mo, general, '/settings set', { name: 'welcome.greeting', value: 'direct' }).response()
  const nia = discord.addUser({ name: 'Nia' })
  discord.addGuild({ name: 'Harbour', owner: mo, addedBy: mo }).join(nia)
  guild.join(nia)
  await settles()
  const [greeting] = discord.directMessages(nia)
  if (greeting === undefined) throw new Error('Nia was not greeted')
  const steps = discord.press(nia, greeting, 'Start here')
  await steps.response()
  const asked = discord.press(nia, steps, ({ custom_id: id }) => id?.startsWith('support-open') === true)
  expect((await asked.response()).kind).toBe('modal')
})

const members = ({ guild }: GuildHandle): readonly string[] => [...guild.members.keys()]

test('in a server that it is not meant for, Hearth says so and leaves', async () => {
  const it = await server({ allowedSpaces: ['discord:1'] })
  await it.begin()
  await it.discord.until(() => !members(it.guild).includes(it.discord.botUserId))
  const told = it.discord.directMessages(it.mo).map((message) => text(message))
  expect(told.join()).toContain('is not one of them')
})

test('an intent that is switched off is told in plain words, with the page where to switch it on', async () => {
  const it = await server({}, { refuseIntents: ['GuildMembers'] })
  await expect(it.begin()).rejects.toThrow(/discord\.com\/developers\/applications/)
})
