// A stranger's server beside a community of two spaces: it joins nothing, reads nothing, votes nowhere, and finds nothing by
// guessing numbers or codes, nor by buttons that were copied.
import { expect } from 'vitest'
import { startInteraction } from '../emulators/discord/interaction-start.ts'
import { flattenComponents } from '../emulators/discord/message-body.ts'
import { asRead } from './discord-as-read.ts'
import type { JoinedStage } from './joined-stage.ts'
import { playJoined } from './play.ts'

const codeIn = (said: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] ?? ''

/** The same code with another last letter. */
const nearly = (code: string): string => code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')

/** A server of somebody who has nothing to do with the others, confirmed and in use. */
async function strangers({ discord: { discord }, settles }: JoinedStage) {
  const admin = discord.addUser({ name: 'Stranger' })
  const guild = discord.addGuild({
    ...{ name: 'Harbour', owner: admin, addedBy: admin },
    channels: ['general', 'support', 'suggestions'],
  })
  guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
  const found = await discord.until(() => discord.directMessages(admin)[0])
  await discord.press(admin, found, 'Looks right').response()
  await settles()
  const channel = guild.channel('general')
  const runs = async (path: string, options: Readonly<Record<string, string | number>> = {}): Promise<string> => {
    const response = await discord.runCommand(admin, channel.id, `/${path}`, options).response()
    await settles()
    if (response.kind !== 'message') throw new Error(`${path} opened a form`)
    return asRead(discord.world, response.message)
  }
  return { admin, guild, channel, runs }
}

/** What stands in the community, wherever anybody reads. */
const standing = ({ discord, slack }: JoinedStage): string =>
  JSON.stringify([
    ...(['suggestions', 'moderators', 'support'] as const).flatMap((where) => [
      discord.reads('mo', where),
      slack.reads('mo', where),
    ]),
    slack.reads('ben', 'thread'),
    slack.reads('mo', 'team'),
  ])

const secrets = ['Dark mode', 'The lamp', 'Ben', 'Ida']

playJoined(
  'numbers and lists of a stranger’s server find nothing of a community that is none of theirs',
  async (stage) => {
    await stage.discord.runs('ida', 'suggest', { title: 'Dark mode' })
    await stage.slack.runs('ben', 'support', { subject: 'The lamp is broken' })
    const before = standing(stage)
    const { runs } = await strangers(stage)
    const asked = [
      await runs('suggestion view', { number: 1 }),
      await runs('decide', { number: 1, status: 'planned' }),
      await runs('suggestion list'),
      await runs('queue'),
      await runs('deliveries'),
      await runs('start'),
      await runs('setup show'),
      await runs('setup separate'),
    ]
    for (const said of asked) for (const secret of secrets) expect(said).not.toContain(secret)
    expect(asked[0]).toContain("I don't know that suggestion")
    expect(asked[7]).toContain('joined with no other')
    expect(standing(stage)).toBe(before)
  },
)

playJoined(
  'a stranger’s server joins nothing by codes that are near one, used up, or of another kind',
  async (stage) => {
    const { discord, slack } = stage
    const { runs } = await strangers(stage)
    await discord.runs('ben', 'start')
    const ofBen = codeIn((await discord.presses('ben', 'Link my other account')).said)
    const ofMo = codeIn((await slack.runs('mo', 'setup link')).said)
    for (const code of [nearly(ofMo), ofBen, 'AAAA-AAAA-AAAA', '%', "' or 1=1 --"])
      expect(await runs('setup link', { code })).toContain('does not fit')
    for (const link of [ofBen, nearly(ofBen), ofMo, '1'])
      expect(await runs('start', { link })).toContain('does not fit')
    // Tried by somebody else, it works for whom it is meant all the same.
    await slack.runs('ben', 'start', { link: ofBen })
    expect((await slack.presses('ben', 'Link')).said).toContain('are one person to me')
    expect(await runs('start', { link: ofBen })).toContain('does not fit')
    expect(await runs('suggestion list')).toContain('There are no suggestions yet')
  },
)

playJoined('buttons copied from the community do nothing in a stranger’s server', async (stage) => {
  const { discord, slack, settles } = stage
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  await slack.runs('ben', 'support', { subject: 'The lamp is broken' })
  await discord.runs('ida', 'support', { subject: 'The lamp hums' })
  await slack.runs('mo', 'setup separate')
  await discord.runs('ben', 'start')
  const ofBen = codeIn((await discord.presses('ben', 'Link my other account')).said)
  await slack.runs('ben', 'start', { link: ofBen })
  const { admin, guild, channel } = await strangers(stage)
  const { world } = discord.discord
  const onDiscord = [...world.channels.values()]
    .filter(({ guildId }) => guildId !== guild.id)
    .flatMap(({ messages }) => messages.flatMap(({ components }) => flattenComponents(components)))
    .flatMap(({ custom_id: id }) => (id === undefined || id === null ? [] : [id]))
  const onSlack = [...slack.slack.world.messages.values()]
    .flatMap((messages) => [...messages.values()])
    .flatMap(({ blocks }) => [...JSON.stringify(blocks ?? []).matchAll(/"action_id":"([^"]+)"/g)])
    .map(([, id = '']) => id)
  const ids = [...new Set([...onDiscord, ...onSlack])]
  for (const kind of ['vote', 'support-solved', 'support-reply', 'separate', 'link-account'])
    expect(ids.map((id) => id.split(':')[0])).toContain(kind)
  const before = standing(stage)
  const help = await discord.discord.runCommand(admin, channel.id, '/help').response()
  if (help.kind !== 'message') throw new Error('help is a message')
  for (const id of ids) {
    // Whatever they copy of themselves is theirs.
    if (/^(run|looks-right|change-channels|undecided|start-here|account-code)/.test(id)) continue
    const data = { custom_id: id, component_type: 2, id: 1 }
    const pressed = startInteraction(world, { type: 3, user: admin, channel, data, source: help.message })
    const answer = await pressed.response()
    await settles()
    const shown = answer.kind === 'modal' ? JSON.stringify(answer.modal) : asRead(world, answer.message)
    for (const secret of secrets) expect(shown, id).not.toContain(secret)
  }
  expect(standing(stage)).toBe(before)
  expect((await slack.runs('mo', 'setup separate')).said).toContain('Nothing has changed yet')
})
