// The host: who hears for the staff while there is no moderators' channel, and what happens when they can't.
import { afterEach, expect, test } from 'vitest'
import { startDiscord } from '../emulators/discord/index.ts'
import { asRead } from './discord-as-read.ts'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'
import { bugs, startHearth, storeOf } from './stage.ts'

const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  expect(bugs.splice(0)).toEqual([])
})

playOn(
  { Discord: discordStage },
  'an opener hears it when nobody of the team could be told, and the next admin who calls is shown the thread',
  async (stage: DiscordStage) => {
    await stage.presses('mo', 'Looks right')
    stage.guild.deleteChannel(stage.guild.channel('moderators'))
    await stage.closesDirectMessages('mo')
    await stage.settles()
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    expect(stage.reads('ida', 'thread').join('\n')).toContain('none of them could be told yet')
    await stage.runs('mo', 'help')
    stage.guild.giveRole(stage.people.ben, stage.guild.addRole({ name: 'Keeper', permissions: ['manageGuild'] }))
    await stage.runs('ben', 'help')
    expect(stage.reads('ben', 'direct').join('\n')).toContain('Support thread 1, opened by')
    await stage.presses('ben', 'Claim')
    expect(stage.reads('ben', 'direct').join('\n')).toMatch(/With\s+@?Ben/)
  },
)

/** A server whose inviter is not its owner, and may manage it as long as they have a role. */
async function keptServer(options: { keeper?: boolean; closed?: boolean } = {}) {
  const discord = await startDiscord()
  ended.push(discord.close)
  const olga = discord.addUser({ name: 'Olga' })
  const mo = discord.addUser({ name: 'Mo' })
  mo.dmsClosed = options.closed ?? false
  const guild = discord.addGuild({ name: 'Lantern', owner: olga, channels: ['general', 'support'], addedBy: mo })
  guild.join(mo)
  const role = guild.addRole({ name: 'Keeper', permissions: ['manageGuild'] })
  if (options.keeper ?? true) guild.giveRole(mo, role)
  const hearth = await startHearth({ discord: { token: discord.token, apiUrl: discord.apiUrl } })
  ended.push(hearth.stop)
  await discord.connected()
  const help = async (user: typeof mo) => {
    const handle = discord.runCommand(user, guild.channel('general').id, '/help')
    await handle.response()
    await hearth.idle()
  }
  const read = (user: typeof mo) => discord.directMessages(user).map((message) => asRead(discord.world, message))
  const host = async () => (await storeOf(hearth).spaces.find({ platform: 'discord', id: guild.id }))?.host?.name
  return { discord, guild, hearth, olga, mo, role, help, read, host }
}

test('whoever invited Hearth and is no admin is told nothing; the first admin who calls is', async () => {
  const { olga, mo, help, read, host } = await keptServer({ keeper: false })
  await help(mo)
  expect(await host()).toBeUndefined()
  await help(olga)
  expect(read(mo)).toEqual([])
  expect(read(olga).join('\n')).toContain('please check what I found')
  expect(await host()).toBe('Olga')
})

test('a host who is an admin no more stops being the host with their next call', async () => {
  const { discord, guild, mo, role, help, read, host } = await keptServer()
  await discord.until(() => read(mo).length > 0)
  expect(await host()).toBe('Mo')
  guild.takeRole(mo, role)
  await help(mo)
  expect(await host()).toBeUndefined()
})

test('an admin whose direct messages are closed is written to once, and never while they type', async () => {
  const { discord, guild, hearth, mo, help, host } = await keptServer({ closed: true })
  await help(mo)
  const tries = () => discord.requests.filter(({ path }) => path.endsWith('/users/@me/channels')).length
  await hearth.idle()
  const before = tries()
  await help(mo)
  await discord.typeAhead(mo, guild.channel('general').id, '/suggestion view', {}, 'number', '1')
  await help(mo)
  expect(tries()).toBe(before)
  expect(await host()).toBeUndefined()
})
