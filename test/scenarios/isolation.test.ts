// Two Discord servers and a Slack workspace in one process: three communities, of which none names anything of another.
import { DefaultRestOptions } from 'discord.js'
import { afterEach, expect, test } from 'vitest'
import type { Hearth } from '../../src/hearth.ts'
import type { Store } from '../../src/store/store.ts'
import { type GuildHandle, startDiscord, type User } from '../emulators/discord/index.ts'
import { startInteraction } from '../emulators/discord/interaction-start.ts'
import { flattenComponents } from '../emulators/discord/message-body.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { namesHelpers } from '../services/helpers-named.ts'
import { asRead } from './discord-as-read.ts'
import { strayQueries } from './queries.ts'
import { bugs, startHearth, storeOf } from './stage.ts'

const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  expect(bugs.splice(0)).toEqual([])
  expect([...strayQueries]).toEqual([])
})

/** One community: what it alone talks about, and its moderator's ways. */
interface Side {
  readonly own: readonly string[]
  /** Runs a command as the moderator, and reads the answer. */
  runs(path: string, words?: string): Promise<string>
  /** Everything that stands in its moderators' channel. */
  moderators(): string
}

type Discord = Awaited<ReturnType<typeof startDiscord>>

const options = (words: string): Record<string, string | number> =>
  Object.fromEntries(
    [...words.matchAll(/(\w+): ([^:]+)(?= \w+:|$)/g)].map(([, name = '', value = '']) => [
      name,
      name === 'number' || name === 'thread' ? Number(value) : value,
    ]),
  )

function server(discord: Discord, name: string) {
  const admin = discord.addUser({ name: `${name} admin` })
  const member = discord.addUser({ name: `${name} member` })
  const guild = discord.addGuild({
    name,
    owner: admin,
    channels: ['general', 'support', 'suggestions'],
    addedBy: admin,
  })
  guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
  guild.join(member)
  const as = async (user: User, path: string, words = ''): Promise<string> => {
    const handle = discord.runCommand(user, guild.channel('general').id, `/${path}`, options(words))
    const response = await handle.response()
    return response.kind === 'modal' ? asRead(discord.world, response.modal) : asRead(discord.world, response.message)
  }
  const side: Side = {
    own: [`${name} lamp`, `${name} idea`, `${name} member`, `${name} guild`],
    runs: (path, words) => as(admin, path, words),
    moderators: () =>
      discord
        .messagesSeenBy(admin, guild.channel('moderators').id)
        .map((message) => asRead(discord.world, message))
        .join('\n'),
  }
  return { admin, member, guild, as, side }
}

async function workspace(slack: Awaited<ReturnType<typeof startSlack>>) {
  const admin = slack.addUser({ name: 'Meadow admin', admin: true, owner: true })
  const member = slack.addUser({ name: 'Meadow member' })
  for (const name of ['support', 'suggestions', 'welcome']) slack.addChannel({ name, members: [admin, member] })
  const team = slack.addChannel({ name: 'moderators', private: true, members: [admin], botIn: true })
  const as = async (user: typeof admin, path: string, words = ''): Promise<string> => {
    const run = await slack.runCommand(user, slack.general, '/hearth', `${path} ${words}`)
    return slack.text(await run.response())
  }
  const side: Side = {
    own: ['Meadow lamp', 'Meadow idea', 'Meadow member', 'Meadow guild'],
    runs: (path, words) => as(admin, path, words),
    moderators: () =>
      slack
        .messagesSeenBy(admin, team)
        .map((message) => slack.text(message))
        .join('\n'),
  }
  return { admin, member, as, side }
}

/** Each has an organisation. */
async function haveGuilds(store: Store): Promise<void> {
  for (const { community, name, ref } of await store.spaces.all()) {
    const guild = `${ref.platform === 'slack' ? 'Meadow' : name} guild`
    await store.transaction(community, () =>
      store.of(community).organisations.add({ id: guild, name: guild, targets: {} }, 1),
    )
  }
}

/** Three communities, each with a thread and a suggestion whose names tell where they are from. */
async function three() {
  // Hearth's clock stands still, so nobody waits here for the SDK's own brake.
  Object.assign(DefaultRestOptions, { globalRequestsPerSecond: 5000 })
  const discord = await startDiscord()
  ended.push(discord.close)
  const slack = await startSlack()
  ended.push(() => slack.close())
  const lantern = server(discord, 'Lantern')
  const harbour = server(discord, 'Harbour')
  const meadow = await workspace(slack)
  const hearth = await startHearth({
    discord: { token: discord.token, apiUrl: discord.apiUrl },
    slack: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      connection: { kind: 'socket', appToken: slack.appToken },
    },
  })
  ended.push(hearth.stop)
  for (const { admin } of [lantern, harbour]) {
    const found = await discord.until(() => discord.directMessages(admin)[0])
    await discord.press(admin, found, 'Looks right').response()
  }
  const found = await slack.until(() => slack.directMessages(meadow.admin)[0])
  await (await slack.press(meadow.admin, found, 'Looks right')).answered()
  await namesHelpers(storeOf(hearth))
  await haveGuilds(storeOf(hearth))
  for (const { as, member, name } of [
    { ...lantern, name: 'Lantern' },
    { ...harbour, name: 'Harbour' },
  ]) {
    await as(member, 'support', `subject: ${name} lamp`)
    await as(member, 'suggest', `title: ${name} idea`)
  }
  await meadow.as(meadow.member, 'support', 'Meadow lamp')
  await meadow.as(meadow.member, 'suggest', 'Meadow idea')
  await hearth.idle()
  const sides = [lantern.side, harbour.side, meadow.side]
  const ofOthers = (side: Side): readonly string[] =>
    sides.filter((other) => other !== side).flatMap((other) => other.own)
  return { discord, hearth, lantern, harbour, sides, ofOthers }
}

const naming = (text: string, words: readonly string[]): readonly string[] => words.filter((one) => text.includes(one))

test('no list, view or digest of one community names anything of another', async () => {
  const { hearth, sides, ofOthers } = await three()
  for (const side of sides) {
    const [lamp = '', idea = ''] = side.own
    const read = {
      queue: await side.runs('queue'),
      deliveries: await side.runs('deliveries'),
      list: await side.runs('suggestion list'),
      view: await side.runs('suggestion view', 'number: 1'),
      digest: await side.runs('digest now'),
      help: await side.runs('help'),
      setup: await side.runs('setup show'),
      settings: await side.runs('settings list'),
      organisations: await side.runs('organisation list'),
    }
    await hearth.idle()
    expect(read.queue).toContain(lamp)
    expect(read.list).toContain(idea)
    expect(read.organisations).toContain(side.own[3])
    expect(read.view).toContain(idea)
    expect(side.moderators()).toContain('Digest')
    expect(side.moderators()).toContain(idea)
    expect(naming([...Object.values(read), side.moderators()].join('\n'), ofOthers(side))).toEqual([])
  }
})

test('a number is counted by each community for itself', async () => {
  const { sides } = await three()
  for (const side of sides) {
    expect(await side.runs('suggestion view', 'number: 2')).not.toMatch(/lamp|idea/)
    expect(await side.runs('decide', 'number: 2 status: planned')).not.toMatch(/lamp|idea/)
  }
})

test('no completion offers anything of another community', async () => {
  const { discord, lantern, harbour, ofOthers } = await three()
  for (const { admin, guild, side } of [lantern, harbour])
    for (const path of ['/decide', '/suggestion view'] as const)
      for (const typed of ['', 'idea', ...ofOthers(side)]) {
        const offered = await discord.typeAhead(admin, guild.channel('general').id, path, {}, 'number', typed)
        const names = offered.map((choice) => choice.name).join('\n')
        if (typed === '') expect(names).toContain(side.own[1])
        expect(naming(names, ofOthers(side))).toEqual([])
      }
  for (const { admin, guild, side } of [lantern, harbour])
    for (const typed of ['', 'guild', ...ofOthers(side)]) {
      const offered = await discord.typeAhead(
        ...([admin, guild.channel('general').id, '/organisation show', {}, 'organisation', typed] as const),
      )
      const names = offered.map((choice) => choice.name).join('\n')
      if (typed === '') expect(names).toContain(side.own[3])
      expect(naming(names, ofOthers(side))).toEqual([])
    }
})

/** The ids of all buttons and selects that stand in a server, in whatever anybody sees there. */
const idsIn = (discord: Discord, guild: GuildHandle): readonly string[] => [
  ...new Set(
    [...discord.world.channels.values()]
      .filter(({ guildId }) => guildId === guild.id)
      .flatMap(({ messages }) => messages.flatMap(({ components }) => flattenComponents(components)))
      .flatMap(({ custom_id: id }) => (id === undefined || id === null ? [] : [id])),
  ),
]

/** What stands in a server: its messages with their buttons, and who sees its threads. */
const standingIn = (discord: Discord, guild: GuildHandle): string =>
  JSON.stringify(
    [...discord.world.channels.values()]
      .filter(({ guildId }) => guildId === guild.id)
      .map(({ id, thread, messages }) => [
        id,
        [...(thread?.members.keys() ?? [])],
        thread?.archived,
        messages.map((message) => [asRead(discord.world, message), message.deleted]),
      ]),
  )

test('an id copied from another community shows nothing of it and changes nothing there', async () => {
  const { discord, hearth, lantern, harbour, ofOthers } = await three()
  // More ids: those of lists, of a half-filled form, of a vote, and of a thread that somebody has.
  await discord.press(lantern.admin, messageWith(discord, lantern.admin, lantern.guild, 'Claim'), 'Claim').response()
  const shut = { id: discord.world.bot.id, type: 1, allow: 0n, deny: 1n << 11n }
  lantern.guild.channel('suggestions').overwrites.push(shut)
  await lantern.as(lantern.member, 'suggest', 'title: Lantern idea, the second')
  await lantern.as(lantern.member, 'suggest', 'title: Moonlight on the pier')
  await hearth.idle()
  await keepsBeside(hearth, lantern)
  await lantern.as(lantern.admin, 'thread history', `who: ${lantern.member.id}`)
  for (const path of [
    'setup webhook',
    'deliveries',
    'queue',
    'suggestion list',
    'decide',
    'help',
    'setup show',
    'start',
    'organisation list',
  ])
    await lantern.as(lantern.admin, path)
  const form = discord.runCommand(lantern.member, lantern.guild.channel('general').id, '/suggest')
  await form.response()
  await discord.submit(lantern.member, form, { Title: '   ', Details: 'Lantern idea, half written' }).response()
  await hearth.idle()
  await lantern.as(lantern.admin, 'promise', 'what: Lantern lamp, a new one by: 9d thread: 1')
  await lantern.as(lantern.admin, 'agreed', 'text: Lantern lamp for ten thread: 1')
  await lantern.as(lantern.admin, 'thread reply', 'text: Lantern lamp, it costs ten thread: 1')
  const report = discord.runCommand(lantern.member, lantern.guild.channel('general').id, '/report')
  await report.response()
  await discord.submit(lantern.member, report, { 'What is wrong?': 'Lantern lamp is stolen' }).response()
  await hearth.idle()
  const ids = idsIn(discord, lantern.guild)
  const kinds = ids.map((id) => id.split(':')[0])
  const kindsOfEach = ['support-claim', 'support-solved', 'support-see', 'vote', 'continue', 'delivery-retry']
  const promised = [
    'promise-kept',
    'promise-take-back',
    'promise-later',
    'agreed-right',
    'agreed-correct',
    'reply-correct',
  ]
  const beside = ['report-look', 'report-decide', 'webhook-card', 'touch-write', 'touch-change', 'touch-remove']
  for (const kind of [...kindsOfEach, ...promised, 'delivery-dismiss', ...beside]) expect(kinds).toContain(kind)
  // Whatever had it tried again now would be seen.
  lantern.guild.channel('suggestions').overwrites.pop()
  const before = standingIn(discord, lantern.guild)
  const channel = harbour.guild.channel('general')
  for (const user of [harbour.admin, harbour.member]) {
    const handle = discord.runCommand(user, channel.id, '/help')
    const response = await handle.response()
    if (response.kind !== 'message') throw new Error('help is a message')
    const source = response.message
    for (const id of ids) {
      const data = { custom_id: id, component_type: 2, id: 1 }
      const pressed = startInteraction(discord.world, { type: 3, user, channel, data, source })
      const answer = await pressed.response()
      await hearth.idle()
      // The form with what stands in its fields already.
      const shown = answer.kind === 'modal' ? JSON.stringify(answer.modal) : asRead(discord.world, answer.message)
      expect(naming(shown, ofOthers(harbour.side)), id).toEqual([])
    }
  }
  expect(standingIn(discord, lantern.guild)).toBe(before)
  expect(await lantern.as(lantern.admin, 'deliveries')).toContain('One thing did not get through')
})

/** A webhook, and a note on its member. */
async function keepsBeside(hearth: Hearth, { guild, member, admin }: ReturnType<typeof server>): Promise<void> {
  const store = storeOf(hearth)
  const ref = { platform: 'discord', id: guild.id } as const
  const space = await store.spaces.find(ref)
  if (space === undefined) throw new Error('the server is not known')
  const { webhooks, touchPoints, members } = store.of(space.community)
  const [about, author] = await Promise.all([member, admin].map(({ id }) => members.byUser({ space: ref, user: id })))
  if (about === undefined || author === undefined) throw new Error('its people are not known')
  const note = { at: 0, how: 'call', said: 'Lantern lamp', follows: undefined, thread: undefined } as const
  await touchPoints.add({ id: 'a-note-of-20-letters', member: about.id, author: author.id, ...note })
  const address = 'https://127.0.0.1:1/Lantern-lamp'
  await webhooks.add({ id: 'a-hook-of-20-letters', address, secret: 'whsec_Lantern lamp', events: ['thread.opened'] })
}

function messageWith(discord: Discord, user: User, guild: GuildHandle, label: string) {
  const found = discord
    .visibleChannels(user)
    .filter(({ guildId }) => guildId === guild.id)
    .flatMap(({ id }) => discord.messagesSeenBy(user, id))
    .findLast((message) => flattenComponents(message.components).some((component) => component.label === label))
  if (found === undefined) throw new Error(`${user.name} sees no button ${label}`)
  return found
}
