// What people write to Hearth directly: nobody reads it by itself, and they are asked where it belongs.
import { afterEach, expect, test } from 'vitest'
import { startDiscord } from '../emulators/discord/index.ts'
import { asRead } from './discord-as-read.ts'
import { playSetUp } from './play.ts'
import { bugs, startHearth } from './stage.ts'

playSetUp('words written to Hearth directly become a support thread, once their writer says so', async (stage) => {
  await stage.writes('ida', 'direct', 'The lamp is broken')
  expect(stage.reads('ida', 'direct').join('\n')).toContain('What you write to me here reaches nobody by itself')
  await stage.presses('ida', 'Open a thread with it')
  expect(stage.reads('ida', 'thread').join('\n')).toContain('The lamp is broken')
  expect(stage.reads('mo', 'moderators').join('\n')).toContain('The lamp is broken')
})

playSetUp('words written to Hearth directly are passed on to the thread that is open', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp' })
  await stage.writes('ida', 'direct', 'It flickers')
  await stage.presses('ida', 'Pass it on to thread 1')
  const where = stage.name.startsWith('Slack') ? 'team' : 'thread'
  expect(stage.reads(where === 'team' ? 'mo' : 'ida', where).join('\n')).toContain('It flickers')
})

const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  expect(bugs.splice(0)).toEqual([])
})

/** Two servers in one process, both confirmed, with Ida in both. */
async function twoServers() {
  const discord = await startDiscord()
  ended.push(discord.close)
  const ida = discord.addUser({ name: 'Ida' })
  const sides = ['Lantern', 'Harbour'].map((name) => {
    const admin = discord.addUser({ name: `${name} admin` })
    const guild = discord.addGuild({ name, owner: admin, channels: ['general', 'support'], addedBy: admin })
    guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
    guild.join(ida)
    return { name, admin, guild }
  })
  const hearth = await startHearth({ discord: { token: discord.token, apiUrl: discord.apiUrl } })
  ended.push(hearth.stop)
  for (const { admin } of sides) {
    const found = await discord.until(() => discord.directMessages(admin)[0])
    await discord.press(admin, found, 'Looks right').response()
  }
  const newest = async (words: string) => {
    const found = await discord.until(() =>
      discord.directMessages(ida).findLast((message) => asRead(discord.world, message).includes(words)),
    )
    // Nobody presses within the moment in which Hearth notes where its message stands.
    await hearth.idle()
    return found
  }
  const moderatorsRead = ({ admin, guild }: (typeof sides)[number]): string =>
    discord
      .messagesSeenBy(admin, guild.channel('moderators').id)
      .map((message) => asRead(discord.world, message))
      .join('\n')
  return { discord, ida, sides, hearth, newest, moderatorsRead }
}

test('on Discord a member of two servers is asked which one their words are for, and they reach no other', async () => {
  const { discord, ida, sides, hearth, newest, moderatorsRead } = await twoServers()
  discord.write(ida, discord.openDirect(ida).id, 'The lamp is broken')
  const asked = await newest('which community')
  await discord.press(ida, asked, 'Harbour').response()
  const offered = await newest('Shall I open a private support thread')
  await discord.press(ida, offered, 'Open a thread with it').response()
  await hearth.idle()
  const [lantern, harbour] = sides.map(moderatorsRead)
  expect(harbour).toContain('The lamp is broken')
  expect(lantern).toBe('')
})

test('on Discord words of somebody who has left both servers are kept nowhere and answered by nobody', async () => {
  const { discord, ida, sides, hearth } = await twoServers()
  for (const { guild } of sides) guild.leave(ida)
  await discord.runCommand(sides[0]?.admin ?? ida, sides[0]?.guild.channel('general').id ?? '', '/help').response()
  await hearth.idle()
  const before = discord.directMessages(ida).length
  discord.write(ida, discord.openDirect(ida).id, 'Hello?')
  await discord.runCommand(sides[0]?.admin ?? ida, sides[0]?.guild.channel('general').id ?? '', '/help').response()
  await hearth.idle()
  expect(discord.directMessages(ida).length).toBe(before + 1)
})
