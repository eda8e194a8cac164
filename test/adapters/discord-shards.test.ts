// Several connections to Discord: each hears of its own servers, goes on by itself, and logs in when it is its turn.
import { expect, onTestFinished, test } from 'vitest'
import { discordAdapter } from '../../adapters/discord/index.ts'
import { loginSpacingMs, times } from '../../adapters/discord/limits.ts'
import { logins } from '../../adapters/discord/logins.ts'
import type { Shards } from '../../src/domain/shards.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { noPictures } from '../drawn-pictures.ts'
import { type DiscordEmulator, type DiscordOptions, startDiscord } from '../emulators/discord/index.ts'
import { noFiles } from '../no-files.ts'
import { type FakeInbox, fakeInbox, handLogger, registry } from './discord-stage.ts'
import { handTimers } from './discord-timers.ts'
import { restProxy } from './rest-proxy.ts'

const login = 2
const resume = 6

/** A Discord whose bot is in a server on each of so many shards. */
async function town(count: number, options: DiscordOptions = {}) {
  const discord = await startDiscord({ sideBySide: count, ...options })
  onTestFinished(() => discord.close())
  const owner = discord.addUser({ name: 'Olga' })
  const guilds = Array.from({ length: count }, (_, id) =>
    discord.addGuild({ name: `Garden ${id}`, owner, shard: [id, count] }),
  )
  const write = (guild: number, words: string): void => {
    const there = guilds[guild]
    if (there !== undefined) discord.write(owner, there.channel('general').id, words)
  }
  return { discord, owner, guilds, write }
}

/** A process of Hearth, as far as Discord sees it. */
function process(discord: DiscordEmulator, shards: Shards | undefined, apiUrl = discord.apiUrl) {
  const changed = (): void => discord.world.signal.touch()
  const [inbox, timers, logger] = [fakeInbox(changed), handTimers(changed), handLogger(changed)]
  let skipped = 0
  const clock = { now: () => Date.now() + skipped, skip: (ms: number) => (skipped += ms) }
  const common = { registry, clock, timers, logger, metrics: noMetrics, files: noFiles, pictures: noPictures }
  const platform = discordAdapter({ ...common, token: discord.token, apiUrl, shards })
  onTestFinished(async () => {
    timers.end()
    await platform.stop()
  })
  const seen = (): readonly string[] => inbox.seen('space-seen').map(({ name }) => name)
  return { platform, inbox, timers, logger, clock, seen, start: () => platform.start(inbox) }
}

/** What was heard; only what was said at one place has an order. */
const heard = (inbox: FakeInbox): readonly string[] =>
  inbox
    .seen('message')
    .map(({ text }) => text)
    .toSorted()

const names = (...ids: readonly number[]): readonly string[] => ids.map((id) => `Garden ${id}`)

test('a process that runs all of two shards hears of the servers of both, and of direct messages once', async () => {
  const { discord, owner, guilds, write } = await town(2)
  const one = process(discord, { first: 0, last: 1, count: 2 })
  await one.start()
  await discord.until(() => one.seen().length === 2)
  expect(one.seen().toSorted()).toEqual(names(0, 1))
  for (const guild of [0, 1]) write(guild, `in ${guild}`)
  discord.write(owner, discord.openDirect(owner).id, 'to you alone')
  await discord.until(() => heard(one.inbox).length >= 3)
  expect(heard(one.inbox)).toEqual(['in 0', 'in 1', 'to you alone'])
  expect(guilds.map(({ id }) => one.platform.serves({ platform: 'discord', id }))).toEqual([true, true])
})

test('two processes hear each of their own servers, and answer there', async () => {
  const { discord, owner, guilds, write } = await town(2)
  const both = [0, 1].map((shard) => process(discord, { first: shard, last: shard, count: 2 }))
  for (const each of both) await each.start()
  for (const guild of [0, 1]) write(guild, `in ${guild}`)
  discord.write(owner, discord.openDirect(owner).id, 'to you alone')
  await discord.until(() => both.flatMap(({ inbox }) => heard(inbox)).length >= 3)
  await discord.until(() => both.flatMap(({ seen }) => seen()).length >= 2)
  expect(both.map(({ inbox }) => heard(inbox))).toEqual([['in 0', 'to you alone'], ['in 1']])
  expect(both.map(({ seen }) => seen())).toEqual([names(0), names(1)])
  expect(both.map(({ platform }) => guilds.map(({ id }) => platform.serves({ platform: 'discord', id })))).toEqual([
    [true, false],
    [false, true],
  ])
  for (const { guild, channel } of guilds) {
    const response = await discord.runCommand(owner, channel('general').id, '/help').response()
    expect([guild.name, response]).toMatchObject([guild.name, { message: { content: 'Done.' } }])
  }
  expect(both.map(({ inbox }) => inbox.calls.length)).toEqual([1, 1])
})

test('effects reach a server whose events come to another process', async () => {
  const { discord, guilds } = await town(2)
  const first = process(discord, { first: 0, last: 0, count: 2 })
  await first.start()
  const channel = guilds[1]?.channel('general').id ?? ''
  const place = { kind: 'channel', space: { platform: 'discord', id: guilds[1]?.id ?? '' }, channel } as const
  const message = { text: [{ kind: 'plain', text: 'hello' }] } as const
  const outcome = await first.platform.perform({ kind: 'post', place, message }, { id: 'one', number: 1 })
  expect(outcome.kind).toBe('done')
})

test('a REST proxy gets every request of two processes, and the gateway is reached beside it', async () => {
  const { discord, owner, guilds, write } = await town(2)
  const proxy = await restProxy(discord.apiUrl)
  onTestFinished(() => proxy.close())
  const both = [0, 1].map((shard) => process(discord, { first: shard, last: shard, count: 2 }, proxy.apiUrl))
  for (const each of both) await each.start()
  for (const guild of [0, 1]) write(guild, `in ${guild}`)
  await discord.until(() => both.flatMap(({ inbox }) => heard(inbox)).length === 2)
  const answered = guilds.map(({ channel }) => discord.runCommand(owner, channel('general').id, '/help').response())
  expect(await Promise.all(answered)).toMatchObject([{ kind: 'message' }, { kind: 'message' }])
  const { requests } = discord
  expect(requests.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(proxy.passed.toSorted())
  expect(proxy.passed).toContain('GET /gateway/bot')
})

test('auto makes as many connections as Discord advises', async () => {
  const { discord } = await town(3, { shards: 3 })
  const all = process(discord, 'auto')
  await all.start()
  await discord.until(() => all.seen().length === 3)
  expect(all.seen().toSorted()).toEqual(names(0, 1, 2))
  expect(discord.ready()).toBe(3)
})

test('one shard that is cut resumes, while the other goes on', async () => {
  const { discord, write } = await town(2)
  const one = process(discord, { first: 0, last: 1, count: 2 })
  await one.start()
  discord.dropConnections({ shard: 1 })
  write(1, 'meanwhile')
  write(0, 'all the time')
  await discord.until(() => heard(one.inbox).length === 2)
  expect(heard(one.inbox)).toEqual(['all the time', 'meanwhile'])
  expect([discord.received(login), discord.received(resume), discord.connectionsMade()]).toEqual([2, 1, 3])
})

test('each of two shards that are cut resumes its own session', async () => {
  const { discord, write } = await town(2)
  const one = process(discord, { first: 0, last: 1, count: 2 })
  await one.start()
  discord.dropConnections()
  for (const guild of [0, 1]) write(guild, `in ${guild}`)
  await discord.until(() => heard(one.inbox).length === 2)
  expect(heard(one.inbox)).toEqual(['in 0', 'in 1'])
  expect([discord.received(login), discord.received(resume)]).toEqual([2, 2])
})

test('a shard that lost its session logs in anew, and the other keeps its own', async () => {
  const { discord, write } = await town(2)
  const one = process(discord, { first: 0, last: 1, count: 2 })
  await one.start()
  await discord.until(() => one.seen().length === 2)
  discord.dropConnections({ shard: 1, forgetSessions: true })
  await discord.until(() => one.timers.waiting === 1)
  write(0, 'meanwhile')
  await discord.until(() => heard(one.inbox).length === 1)
  one.clock.skip(5_000)
  one.timers.fire()
  await discord.until(() => one.seen().length === 3)
  expect(one.seen()[2]).toBe('Garden 1')
  expect(discord.received(login)).toBe(3)
})

test('a shard on which nothing comes any more is left and comes back, and is named in the log', async () => {
  const { discord, write } = await town(2)
  const one = process(discord, { first: 0, last: 1, count: 2 })
  await one.start()
  discord.silence()()
  one.timers.fireWatch()
  for (const guild of [0, 1]) write(guild, `in ${guild}`)
  await discord.until(() => heard(one.inbox).length === 2)
  for (const shard of [0, 1])
    expect(one.logger.lines).toContainEqual(expect.stringMatching(new RegExp(`nothing any more.*"shard":${shard}`)))
})

test('shards log in one after another, five seconds apart, where Discord lets one at a time', async () => {
  const { discord } = await town(3, { sideBySide: 1 })
  const one = process(discord, { first: 0, last: 2, count: 3 })
  const started = one.start()
  for (const logged of [1, 2, 3]) {
    await discord.until(() => discord.ready() === logged)
    expect(discord.received(login)).toBe(logged)
    if (logged === 3) break
    const isTurn = (ms: number): boolean => ms > 0 && ms <= loginSpacingMs && ms > loginSpacingMs - 2_000
    await discord.until(() => one.timers.waits.some(isTurn))
    one.clock.skip(loginSpacingMs)
    one.timers.fireUpTo(loginSpacingMs)
  }
  await started
})

test('stops while its shards are still about to log in', async () => {
  const { discord } = await town(3, { sideBySide: 1 })
  const one = process(discord, { first: 0, last: 2, count: 3 })
  const started = one.start().catch((error: unknown) => error)
  await discord.until(() => discord.ready() === 1 && discord.connectionsMade() === 3)
  const stopped = one.platform.stop()
  await discord.until(() => one.timers.waits.includes(times.goodbyeMs))
  one.timers.fire()
  await stopped
  expect(await started).toBeInstanceOf(PlatformError)
  await discord.until(() => discord.ready() === 0)
  expect(discord.received(login)).toBe(1)
})

test('all shards of a process log in at most 300 times a day together, a part of them their part of it', async () => {
  const day = 24 * 60 * 60_000
  const most = async (range: Parameters<typeof logins>[0]['range'], shards: number): Promise<number> => {
    let now = 1_000_000_000
    const count = logins({ clock: { now: () => now }, range })
    let done = 0
    for (const end = now + day; now < end; now += 30_000)
      for (let shard = 0; shard < shards; shard += 1) {
        if (count.wait(shard) > 0) continue
        await count.turn(shard, shards, new AbortController().signal, async () => true)
        done += 1
      }
    return done
  }
  await Promise.all([
    expect(most(undefined, 16)).resolves.toBeLessThanOrEqual(300 + 16),
    expect(most({ first: 0, last: 3, count: 16 }, 4)).resolves.toBeLessThanOrEqual(75 + 4),
    expect(most(undefined, 1)).resolves.toBeGreaterThan(100),
  ])
})

test.for([
  ['more servers than one connection is told of', undefined, { shardGuilds: 1 }, 'DISCORD_SHARDS=auto'],
  ['a shard that is none', { first: 2, last: 2, count: 2 }, {}, 'Discord knows no such shard'],
] as const)('says what to do about %s', async ([, shards, options, words]) => {
  const { discord } = await town(2, options)
  const one = process(discord, shards)
  await expect(one.start()).rejects.toThrow(words)
})
