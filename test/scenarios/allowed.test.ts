// Where Hearth is not meant to work: it says so, does nothing, keeps nothing of anybody, and leaves where a bot can.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startDiscord } from '../emulators/discord/index.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { asRead } from './discord-as-read.ts'
import { bugs, startHearth, storeOf } from './stage.ts'

const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  expect(bugs.splice(0)).toEqual([])
})

const day = 24 * 3_600_000

test('a server that was at work is told so and left once others are named, and nothing comes out there any more', async () => {
  const discord = await startDiscord()
  ended.push(discord.close)
  const admin = discord.addUser({ name: 'Mo' })
  const guild = discord.addGuild({ name: 'Lantern', owner: admin, channels: ['general', 'welcome'], addedBy: admin })
  guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
  const file = join(mkdtempSync(join(tmpdir(), 'hearth-')), 'hearth.db')
  const config = { discord: { token: discord.token, apiUrl: discord.apiUrl } }
  const before = await startHearth(config, { file })
  const found = await discord.until(() => discord.directMessages(admin)[0])
  await discord.press(admin, found, 'Looks right').response()
  const daily = { every: 'daily', time: '09:00', zone: 'UTC' }
  await discord.runCommand(admin, guild.channel('general').id, '/digest schedule', daily).response()
  await before.idle()
  await before.stop()
  const hearth = await startHearth({ ...config, allowedSpaces: ['discord:1'] }, { file })
  ended.push(hearth.stop)
  await discord.until(() => !guildHasBot())
  const told = discord.directMessages(admin).map((message) => asRead(discord.world, message))
  expect(told.at(-1)).toContain('Lantern is not one of them. From now on I do nothing there')
  await hearth.advance(2 * day)
  expect(discord.messagesSeenBy(admin, guild.channel('moderators').id)).toEqual([])

  function guildHasBot(): boolean {
    return discord.world.guilds.get(guild.id)?.members.has(discord.world.bot.id) ?? false
  }
})

test('in a workspace that it can’t leave by itself it says how to remove it, and keeps nothing of who joins there', async () => {
  const slack = await startSlack()
  ended.push(() => slack.close())
  const admin = slack.addUser({ name: 'Mo', admin: true, owner: true })
  const hearth = await startHearth({
    slack: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      connection: { kind: 'socket', appToken: slack.appToken },
    },
    allowedSpaces: ['slack:T0'],
  })
  ended.push(hearth.stop)
  const told = await slack.until(() => slack.directMessages(admin)[0])
  expect(slack.text(told)).toContain('an admin removes me')
  const nia = await slack.joinTeam({ name: 'Nia', general: true })
  await slack.writeDirectly(nia, 'Hello?')
  await slack.settled(10_000)
  await hearth.idle()
  expect(slack.directMessages(nia).filter((message) => message.byBot)).toEqual([])
  const store = storeOf(hearth)
  const [space] = await store.spaces.all()
  if (space === undefined) throw new Error('the workspace was not seen')
  expect(await store.of(space.community).members.count(space.ref)).toBe(0)
  expect(space.host).toBeUndefined()
})
