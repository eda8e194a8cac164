// Starting with platforms that are away, or that only their owner can mend.
import { expect, test } from 'vitest'
import { connecting } from '../src/connecting.ts'
import type { PlatformName } from '../src/domain/place.ts'
import { PlatformError } from '../src/ports/errors.ts'
import type { Inbox } from '../src/ports/inbox.ts'
import type { Platform } from '../src/ports/platform.ts'
import { silentLogger } from './silent-logger.ts'

const inbox: Inbox = {
  asked: async () => 'kept',
  unasked: async () => {},
  command: async () => ({ kind: 'kept' }),
  words: async () => ({ kind: 'kept' }),
  action: async () => ({ kind: 'kept' }),
  message: async () => ({ kind: 'kept' }),
  form: async () => ({ kind: 'kept' }),
  suggest: async () => [],
  event: async () => {},
}

/** A platform whose starts end as scripted, one after another. */
function scripted(name: PlatformName, starts: readonly (Error | undefined)[]) {
  const told: string[] = []
  let tries = 0
  const platform: Platform = {
    name,
    supportShape: () => 'thread',
    excess: () => 0,
    async start() {
      const error = starts[tries]
      tries += 1
      if (error !== undefined) throw error
      told.push('connected')
    },
    async stop() {
      told.push('stopped')
    },
    connected: () => true,
    perform: async () => ({ kind: 'unknown', detail: '' }),
    facts: async () => undefined,
    channels: async () => [],
    people: async () => [],
    serves: () => true,
    written: async () => [],
    bytes: async () => new Uint8Array(),
    avatar: async () => undefined,
  }
  return { platform, told }
}

function start(...platforms: readonly Platform[]) {
  const waiting: (() => void)[] = []
  const waits: number[] = []
  const timers = {
    after: (ms: number, work: () => void) => {
      waits.push(ms)
      waiting.push(work)
      return () => waiting.splice(waiting.indexOf(work), 1)
    },
  }
  const told: string[] = []
  const logger = {
    ...silentLogger,
    error: (message: string, _: unknown, fields = {}) => void told.push(`${message} ${JSON.stringify(fields)}`),
  }
  const connections = connecting({
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    timers,
    logger,
  })
  const passTime = (): void => {
    for (const work of waiting.splice(0)) work()
  }
  return { connections, waiting, waits, told, passTime }
}

const away = new PlatformError('connect', 'Discord cannot be reached.', { retryAfterMs: 5000 })
const wrongToken = new PlatformError('connect', 'Slack does not know this token.')

test('a platform that is away keeps no other waiting, and is tried until it is there', async () => {
  const discord = scripted('discord', [away, away, undefined])
  const slack = scripted('slack', [undefined])
  const { connections, passTime } = start(discord.platform, slack.platform)
  await connections.connect(inbox)
  expect(slack.told).toEqual(['connected'])
  expect([...connections.away()]).toEqual([['discord', 'Discord cannot be reached.']])
  passTime()
  await expect.poll(() => connections.away().size).toBe(1)
  passTime()
  await expect.poll(() => discord.told).toEqual(['connected'])
  expect(connections.away().size).toBe(0)
})

test('what only the owner can mend ends the start', async () => {
  const { connections } = start(scripted('slack', [wrongToken]).platform)
  await expect(connections.connect(inbox)).rejects.toBe(wrongToken)
})

test('what only the owner can mend is said when it comes later, and tried until it is mended', async () => {
  const slack = scripted('slack', [away, wrongToken, wrongToken, undefined])
  const { connections, waits, told, passTime } = start(slack.platform)
  await connections.connect(inbox)
  passTime()
  await expect.poll(() => [...connections.away().values()]).toEqual(['Slack does not know this token.'])
  expect(told).toEqual([expect.stringContaining('Slack does not know this token.')])
  await expect.poll(() => waits).toEqual([5000, 1_800_000])
  passTime()
  await expect.poll(() => waits).toEqual([5000, 1_800_000, 1_800_000])
  passTime()
  await expect.poll(() => slack.told).toEqual(['connected'])
  expect(connections.away().size).toBe(0)
})

test('a later try that ends in a bug is not the last', async () => {
  const slack = scripted('slack', [away, new Error('a bug'), undefined])
  const { connections, waits, told, passTime } = start(slack.platform)
  await connections.connect(inbox)
  passTime()
  await expect.poll(() => waits).toEqual([5000, 1_800_000])
  expect(told.join()).not.toContain('a bug')
  passTime()
  await expect.poll(() => slack.told).toEqual(['connected'])
})

test('after a stop nothing is tried again, and one that cannot stop keeps no other from it', async () => {
  const discord = scripted('discord', [away])
  const slack = scripted('slack', [undefined])
  const broken: Platform = { ...discord.platform, stop: () => Promise.reject(new Error('stuck')) }
  const { connections, waiting } = start(broken, slack.platform)
  await connections.connect(inbox)
  await connections.disconnect()
  expect(waiting).toEqual([])
  expect(slack.told).toEqual(['connected', 'stopped'])
})
