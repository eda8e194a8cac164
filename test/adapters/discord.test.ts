// The Discord adapter as a whole: it starts, says what is wrong, hears what happens, and stops.
import { expect, test } from 'vitest'
import { PlatformError } from '../../src/ports/errors.ts'
import { stage, startedStage } from './discord-stage.ts'

test('registers its commands at the first start and leaves them alone at the next', async () => {
  const { discord, platform, inbox } = await startedStage()
  const puts = (): number =>
    discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length
  expect(discord.world.commands.map(({ name }) => name)).toEqual([
    ...['Open a support thread', 'cheer', 'decide', 'help', 'setup', 'suggest'],
  ])
  expect(puts()).toBe(1)
  await platform.stop()
  await platform.start(inbox)
  expect(puts()).toBe(1)
  expect(discord.unknownRequests()).toEqual([])
})

test('shows staff and admin commands only to those who may manage threads or the server', async () => {
  const { discord, guild, ana, owner } = await startedStage()
  const names = (user: typeof ana): string[] =>
    discord.visibleCommands(user, guild.channel('general').id).map(({ name }) => name)
  expect(names(ana)).toEqual(['Open a support thread', 'cheer', 'help', 'suggest'])
  expect(names(owner)).toEqual(['Open a support thread', 'cheer', 'decide', 'help', 'setup', 'suggest'])
})

test('says in plain words which switch is off when an intent is refused', async () => {
  const { platform, inbox } = await stage({ refuseIntents: ['MessageContent'] })
  const failed = await platform.start(inbox).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(PlatformError)
  expect(String(failed)).toContain('https://discord.com/developers/applications')
  expect(String(failed)).toContain('Message Content Intent')
})

test('says in plain words that the token is wrong', async () => {
  const { platform, inbox } = await stage({ token: 'wrong' })
  const failed = await platform.start(inbox).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(PlatformError)
  expect(String(failed)).toContain('DISCORD_TOKEN')
})

test('gives up a login that Discord never answers', async () => {
  const { discord, platform, inbox, until, timers } = await stage()
  discord.faults.nextOp(2, { kind: 'ignore' })
  const started = platform.start(inbox).catch((error: unknown) => error)
  await until(() => timers.waiting > 0)
  timers.fire()
  const failed = await started
  expect(failed).toBeInstanceOf(PlatformError)
  expect(String(failed)).toContain('did not answer the login')
})

test.for([
  // The SDK adds 50 ms to each limit.
  ['limits it', { status: 429, retryAfter: 2, global: true }, 2050],
  ['has a bad moment', { status: 503 }, 5000],
  ['cuts the connection', { cut: 'before' }, 5000],
] as const)('starts again later when Discord %s while the commands are registered', async ([, fault, waitMs]) => {
  const { discord, platform, inbox } = await stage()
  discord.faults.next({ path: /\/commands$/ }, fault)
  const failed = await platform.start(inbox).catch((error: unknown) => error)
  expect(failed).toMatchObject({ operation: 'register the commands', retryAfterMs: waitMs })
})

test('waits for nothing any more once it is connected', async () => {
  const { timers } = await startedStage()
  expect(timers.waiting).toBe(0)
})

test('sees each space at start, with whoever added the bot as its host', async () => {
  const { space, owner, until, inbox } = await startedStage()
  const [seen] = await until(() => inbox.seen('space-seen').length > 0 && inbox.seen('space-seen'))
  expect(seen).toMatchObject({ space, name: 'Garden', host: { user: owner.id, name: 'Olga' }, locale: 'en-US' })
})

test('sees a space it is added to later', async () => {
  const { discord, owner, until, inbox } = await startedStage()
  const late = discord.addGuild({ name: 'Orchard', owner, addedBy: discord.addUser({ name: 'Ben' }) })
  const seen = await until(() => inbox.seen('space-seen').find(({ space }) => space.id === late.id))
  expect(seen.host?.name).toBe('Ben')
})

test('tells a join with its moment, a pending member as pending, and once when they are ready', async () => {
  const { discord, guild, until, inbox } = await startedStage()
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben, { pending: true, joinedAt: '2026-11-22T10:00:00.000Z' })
  const joined = await until(() => inbox.seen('member-joined')[0])
  expect(joined).toMatchObject({
    key: `join:${guild.id}:${ben.id}:${Date.parse('2026-11-22T10:00:00.000Z')}`,
    member: { user: ben.id, name: 'Ben', bot: false },
    pending: true,
  })
  guild.clearPending(ben)
  guild.clearPending(ben)
  guild.leave(ben)
  await until(() => inbox.seen('member-left')[0])
  expect(inbox.seen('member-ready').map(({ member }) => member.user)).toEqual([ben.id])
})

test('gives a repeated join the same key', async () => {
  const { discord, guild, until, inbox } = await startedStage()
  const ben = discord.addUser({ name: 'Ben' })
  const member = guild.join(ben)
  guild.repeatJoin(ben, member.joinedAt)
  await until(() => inbox.seen('member-joined').length === 2)
  expect(new Set(inbox.seen('member-joined').map(({ key }) => key)).size).toBe(1)
})

test('tells what people write, edit and remove, as they read it', async () => {
  const { discord, guild, ana, owner, until, inbox, space } = await startedStage()
  const general = guild.channel('general')
  const written = discord.write(ana, general.id, `Hello <@${owner.id}>, see <#${general.id}> <:wave:12345>`)
  discord.editMessage(ana, written, 'Hello again')
  discord.deleteMessage(ana, written)
  await until(() => inbox.seen('message').length === 3)
  const place = { kind: 'channel', space, channel: general.id }
  expect(inbox.seen('message')).toMatchObject([
    { what: 'posted', text: 'Hello @Olga, see #general :wave:', author: { user: ana.id }, place },
    { what: 'edited', text: 'Hello again', ref: { place, channel: general.id, id: written.id } },
    { what: 'removed', text: '', key: `message:${general.id}:${written.id}:removed` },
  ])
})

test('knows the thread and its channel from a message in it', async () => {
  const { discord, guild, ana, until, inbox, space } = await startedStage()
  const support = guild.channel('support')
  const thread = discord.startThread(ana, support.id, 'A question')
  discord.write(ana, thread.id, 'Is anybody here?')
  const asked = await until(() => inbox.seen('message').find(({ text }) => text === 'Is anybody here?'))
  expect(asked.place).toEqual({ kind: 'thread', space, channel: support.id, thread: thread.id })
})

test('waits for where a message hangs while Discord is away', async () => {
  const { discord, guild, ana, until, inbox, timers } = await startedStage()
  const support = guild.channel('support')
  const thread = discord.startThread(ana, support.id, 'A question')
  discord.world.emit({ name: 'THREAD_DELETE', data: { id: thread.id }, intents: 0 })
  discord.faults.next({ path: new RegExp(`/channels/${thread.id}$`) }, { status: 503 })
  discord.write(ana, thread.id, 'Is anybody here?')
  await until(() => timers.waiting > 0)
  timers.fire()
  const asked = await until(() => inbox.seen('message')[0])
  expect(asked.place).toMatchObject({ kind: 'thread', channel: support.id, thread: thread.id })
})

test('tells direct messages without a server', async () => {
  const { discord, ana, until, inbox } = await startedStage()
  discord.write(ana, discord.openDirect(ana).id, 'Hi, Hearth')
  const heard = await until(() => inbox.seen('message')[0])
  expect(heard).toMatchObject({ text: 'Hi, Hearth', place: { kind: 'direct', user: ana.id }, space: { id: '@me' } })
})

test('gives an event that could not be kept to the inbox again', async () => {
  const { discord, guild, ana, until, inbox, timers } = await startedStage()
  const keep = inbox.event
  let refused = false
  inbox.event = async (event) => {
    if (event.kind !== 'message' || refused) return keep(event)
    refused = true
    throw new Error('the store is busy')
  }
  discord.write(ana, guild.channel('general').id, 'Hello')
  await until(() => timers.waiting > 0)
  timers.fire()
  await until(() => inbox.seen('message')[0])
})

test('tries once more and stops when an event is still waiting to be kept', async () => {
  const { discord, guild, ana, until, inbox, timers, platform } = await startedStage()
  const keep = inbox.event
  let tries = 0
  inbox.event = async (event) => {
    if (event.kind !== 'message') return keep(event)
    tries += 1
    throw new Error('the store is closed')
  }
  discord.write(ana, guild.channel('general').id, 'Hello')
  await until(() => timers.waiting > 0)
  await platform.stop()
  expect(tries).toBe(2)
})

test('survives packets it cannot read, and those its client cannot read', async () => {
  const { discord, guild, ana, until, inbox, logger } = await startedStage()
  discord.world.emit({ name: 'GUILD_MEMBER_ADD', data: { guild_id: null }, intents: 0 })
  discord.world.emit({ name: 'THREAD_CREATE', data: { id: '1', thread: null }, intents: 0 })
  discord.world.emit({ name: 'MESSAGE_CREATE', data: { components: null, application: null }, intents: 0 })
  discord.world.emit({ name: 'GUILD_CREATE', data: { id: '5', channels: 7, members: null, roles: 'x' }, intents: 0 })
  discord.write(ana, guild.channel('general').id, 'Still there?')
  await until(() => inbox.seen('message').some(({ text }) => text === 'Still there?'))
  expect(logger.lines.some((line) => line.startsWith('error'))).toBe(true)
})

test('hears nothing any more once it has stopped', async () => {
  const { discord, guild, ana, platform, inbox } = await startedStage()
  await platform.stop()
  discord.write(ana, guild.channel('general').id, 'Anybody?')
  await platform.stop()
  expect(inbox.seen('message')).toEqual([])
})
