// Only the worker repeats: how many requests one 504 and one cut socket cost on the real wire, and what stands then.

import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { discordAdapter } from '../../adapters/discord/index.ts'
import { slackAdapter } from '../../adapters/slack/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { worker } from '../../src/delivery/worker.ts'
import type { ChannelPlace } from '../../src/domain/place.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { openStore } from '../../src/store/store.ts'
import { shiftedClock } from '../../src/system/shifted-clock.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { noPictures } from '../drawn-pictures.ts'
import { startDiscord } from '../emulators/discord/index.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { noFiles } from '../no-files.ts'
import { silentLogger } from '../silent-logger.ts'
import { inMemory } from '../store/in-memory.ts'
import { community, saying } from './workshop.ts'

type Fault = { readonly status: number } | { readonly cut: 'before' | 'after' }

interface Wire {
  readonly place: ChannelPlace
  readonly platform: (clock: ReturnType<typeof shiftedClock>) => Platform
  /** The next post goes wrong. */
  fails(fault: Fault): void
  /** The requests that post. */
  posts(): number
  words(): readonly string[]
}

const deaf = async (): Promise<never> => Promise.reject(new Error('nobody listens in this test'))
const noInbox: Inbox = {
  ...{ asked: deaf, unasked: deaf, command: deaf, words: deaf, message: deaf, action: deaf, form: deaf, suggest: deaf },
  event: async () => undefined,
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function onDiscord(): Promise<Wire> {
  const discord = await startDiscord()
  closing.push(() => discord.close())
  const owner = discord.addUser({ name: 'Olga' })
  const guild = discord.addGuild({ name: 'Garden', owner })
  const { id } = guild.channel('general')
  const common = {
    ...{ registry: registryOf([]), timers: systemTimers, logger: silentLogger, metrics: noMetrics },
    files: noFiles,
    pictures: noPictures,
  }
  return {
    place: { kind: 'channel', space: { platform: 'discord', id: guild.id }, channel: id },
    platform: (clock) => discordAdapter({ ...common, clock, token: discord.token, apiUrl: discord.apiUrl }),
    fails: (fault) => discord.faults.next({ method: 'POST', path: /\/messages$/ }, fault),
    posts: () => discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length,
    words: () => discord.messagesSeenBy(owner, id).map((message) => message.content),
  }
}

async function onSlack(): Promise<Wire> {
  const slack = await startSlack()
  closing.push(() => slack.close())
  const ana = slack.addUser({ name: 'Ana' })
  const channel = slack.addChannel({ name: 'news', members: [ana], botIn: true })
  const common = {
    ...{ registry: registryOf([]), timers: systemTimers, logger: silentLogger, metrics: noMetrics },
    files: noFiles,
    pictures: noPictures,
  }
  const connection = { kind: 'socket', appToken: slack.appToken } as const
  return {
    place: { kind: 'channel', space: { platform: 'slack', id: slack.teamId }, channel: channel.id },
    platform: (clock) => slackAdapter({ ...common, clock, botToken: slack.botToken, apiUrl: slack.apiUrl, connection }),
    fails: (fault) => slack.faults.next({ method: 'chat.postMessage' }, fault),
    posts: () => slack.requests.filter(({ method }) => method === 'chat.postMessage').length,
    words: () => slack.messagesSeenBy(ana, channel).map((message) => slack.text(message)),
  }
}

/** A worker over the wire, whose clock is moved on by hand while the sockets keep real time. */
async function working(wire: Wire) {
  const clock = shiftedClock(systemClock, 0)
  const store = await openStore({ database: inMemory(), startedAt: clock.now() })
  closing.push(() => store.close())
  const { space } = wire.place
  await store.spaces.add({ ref: space, name: 'Garden', locale: undefined, host: undefined, at: clock.now() }, community)
  const platform = wire.platform(clock)
  await platform.start(noInbox)
  closing.push(() => platform.stop())
  const work = worker({
    callOut: noCalls,
    ...{ store, clock, logger: silentLogger, metrics: noMetrics, checkpoint: noCheckpoint },
    // Nothing wakes it by itself: every repetition is one that the test has asked for.
    timers: { after: () => () => undefined },
    platforms: new Map([[platform.name, platform]]),
    handlers: { followUps: {}, render: {}, posted: {}, due: {} },
    retryParked: async () => undefined,
    storeIsBack: () => {},
    rested: () => undefined,
  })
  await work.start()
  closing.push(() => work.stop())
  const delivery = deliveryOver(store.ledger, clock, systemIds(clock))

  async function settle(): Promise<void> {
    work.wake()
    while (await work.busy()) await setImmediate()
  }

  return {
    async post(words: string): Promise<void> {
      await delivery.send(community, { kind: 'post', place: wire.place, message: saying(words) })
      await settle()
    },
    /** Waits out the pause before another try. */
    async again(): Promise<void> {
      clock.shift(((await work.nextAt()) ?? clock.now()) - clock.now() + 1)
      await settle()
    },
    waiting: () => store.ledger.outbox.count('waiting'),
  }
}

const faults: readonly (readonly [string, Fault])[] = [
  ['one 504', { status: 504 }],
  ['one socket that is cut before the request was carried out', { cut: 'before' }],
  ['one socket that is cut after the request was carried out', { cut: 'after' }],
]

describe.each([
  ['Discord', onDiscord, { posts: 2, whenFound: 2 }],
  // What stands already is found by its metadata, and so not posted again.
  ['Slack', onSlack, { posts: 2, whenFound: 1 }],
] as const)('%s', (_name, open, allowed) => {
  test.each(faults)('%s: one request, then one by the worker, and one message stands', async (_fault, fault) => {
    const wire = await open()
    const house = await working(wire)
    wire.fails(fault)
    await house.post('Hello')
    expect(wire.posts()).toBe(1)
    expect(await house.waiting()).toBe(1)
    await house.again()
    expect(wire.words()).toEqual(['Hello'])
    expect(await house.waiting()).toBe(0)
    const stood = 'cut' in fault && fault.cut === 'after'
    expect(wire.posts()).toBe(stood ? allowed.whenFound : allowed.posts)
  })

  test('what comes after in the same place stands after it', async () => {
    const wire = await open()
    const house = await working(wire)
    wire.fails({ cut: 'after' })
    await house.post('one')
    await house.post('two')
    expect(wire.words()).toEqual(['one'])
    await house.again()
    expect(wire.words()).toEqual(['one', 'two'])
  })
})
