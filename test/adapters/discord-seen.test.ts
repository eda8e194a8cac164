// What Discord tells of people without being asked: that they reacted, since when they have an account, how they look.
import { expect, test } from 'vitest'
import { startedStage } from './discord-stage.ts'

test('a reaction is heard with what it was, each time it is added or taken back', async () => {
  const { discord, guild, space, ana, owner, inbox, until } = await startedStage()
  const { id: channel } = guild.channel('general')
  const message = discord.write(owner, channel, 'Soup is ready')
  discord.react(ana, message, '👍')
  discord.unreact(ana, message, '👍')
  discord.react(ana, message, '🍲')
  await until(() => inbox.seen('reacted').length === 3)
  const place = { kind: 'channel', space, channel }
  const heard = inbox.seen('reacted')
  expect(heard[0]).toMatchObject({ space, place, user: { user: ana.id, name: 'Ana' } })
  expect(heard[0]?.message).toEqual({ place, channel, id: message.id })
  expect(heard.map(({ emoji, takenBack, user }) => [emoji, takenBack, user.user])).toEqual([
    ['👍', undefined, ana.id],
    ['👍', true, ana.id],
    ['🍲', undefined, ana.id],
  ])
  expect(new Set(heard.map((event) => event.key)).size).toBe(3)
  expect(JSON.stringify(heard)).not.toMatch(/Soup/)
})

test('in a thread it is heard with the thread as its place, and nobody is asked for that', async () => {
  const { discord, guild, ana, owner, inbox, until } = await startedStage()
  const thread = discord.startThread(owner, guild.channel('general').id, 'Soup')
  const message = discord.write(owner, thread.id, 'Leek or carrot?')
  const before = discord.requests.length
  discord.react(ana, message)
  await until(() => inbox.seen('reacted').length === 1)
  expect(inbox.seen('reacted')[0]?.place).toMatchObject({ kind: 'thread', thread: thread.id })
  expect(discord.requests.slice(before)).toEqual([])
})

test('a bot’s reaction is nobody’s', async () => {
  const { discord, guild, ana, owner, inbox, until } = await startedStage()
  const bot = discord.addUser({ name: 'Beep', bot: true })
  guild.join(bot)
  const message = discord.write(owner, guild.channel('general').id, 'Soup is ready')
  discord.react(bot, message)
  discord.react(ana, message)
  await until(() => inbox.seen('reacted').length === 1)
  expect(inbox.seen('reacted').map(({ user }) => user.name)).toEqual(['Ana'])
})

test('whoever joins is told of with the age of their account and their picture, where they have one', async () => {
  const { discord, guild, inbox, until } = await startedStage()
  const hash = 'a_0123456789abcdef0123456789abcdef'
  const before = Date.now()
  const [plain, pictured, odd] = [
    discord.addUser({ name: 'Plain' }),
    discord.addUser({ name: 'Pictured', avatar: hash }),
    discord.addUser({ name: 'Odd', avatar: '../../elsewhere' }),
  ]
  for (const user of [plain, pictured, odd]) guild.join(user)
  await until(() => inbox.seen('member-joined').length === 3)
  const members = inbox.seen('member-joined').map(({ member }) => member)
  for (const { createdAt = 0, zone } of members) {
    expect(Math.abs(createdAt - before)).toBeLessThan(60_000)
    expect(zone).toBeUndefined()
  }
  expect(members.map(({ avatar }) => avatar)).toEqual([
    undefined,
    `https://cdn.discordapp.com/avatars/${pictured.id}/${hash}.png?size=256`,
    undefined,
  ])
})
