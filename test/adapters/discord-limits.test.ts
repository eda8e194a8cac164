// Rate limits over the wire: each is obeyed as the platform names it, holds what it is for, and nothing else.

import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { worker } from '../../src/delivery/worker.ts'
import { communityId } from '../../src/domain/ids.ts'
import type { ChannelPlace, Place } from '../../src/domain/place.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { openStore } from '../../src/store/store.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { text } from '../emulators/discord/index.ts'
import { inMemory } from '../store/in-memory.ts'
import { done, message, type Stage, stage } from './discord-stage.ts'

const messages = { method: 'POST', path: /\/messages$/ }

const place = ({ guild, space }: Stage, name: string): ChannelPlace => ({
  kind: 'channel',
  space,
  channel: guild.channel(name).id,
})

const post = (where: Place, words: string): Effect => ({ kind: 'post', place: where, message: message(words) })

const words = ({ guild }: Stage, name: string): readonly string[] => guild.channel(name).messages.map(text)

const posts = ({ discord }: Stage): number =>
  discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length

test.for(['user', 'shared'] as const)(
  'a channel that is limited (%s) waits as long as Discord says; another goes on',
  async (scope) => {
    const house = await stage()
    const { discord, platform, attempt } = house
    discord.limits.enforce({ ...messages, requests: 1, perMs: 30_000, scope })
    const general = place(house, 'general')
    done(await platform.perform(post(general, 'one'), attempt('one')))
    const limited = await platform.perform(post(general, 'two'), attempt('two'))
    expect(limited).toMatchObject({ kind: 'later', because: 'limited' })
    expect(limited.kind === 'later' && limited.afterMs).toBeGreaterThan(29_000)
    expect(limited.kind === 'later' && limited.afterMs).toBeLessThan(31_000)
    done(await platform.perform(post(place(house, 'support'), 'three'), attempt('three')))
    expect([words(house, 'general'), words(house, 'support')]).toEqual([['one'], ['three']])
  },
)

test('what shares a bucket waits together', async () => {
  const house = await stage()
  const { discord, platform, attempt } = house
  const bucket = { requests: 1, perMs: 30_000, bucket: 'words' }
  const general = place(house, 'general')
  const { message: ref } = done(await platform.perform(post(general, 'one'), attempt('one')))
  if (ref === undefined) throw new Error('nothing was posted')
  discord.limits.enforce({ ...messages, ...bucket })
  discord.limits.enforce({ method: 'PATCH', path: /\/messages\/\d+$/, ...bucket })
  done(await platform.perform({ kind: 'edit', ref, message: message('two') }, attempt('two')))
  const limited = await platform.perform(post(general, 'three'), attempt('three'))
  expect(limited).toMatchObject({ kind: 'later', because: 'limited' })
})

test('a global limit is asked against by nobody until it is over', async () => {
  const house = await stage()
  const { discord, platform, attempt } = house
  discord.faults.next(messages, { status: 429, retryAfter: 20, global: true })
  for (const name of ['general', 'support']) {
    const limited = await platform.perform(post(place(house, name), 'x'), attempt(name))
    expect(limited).toMatchObject({ kind: 'later', because: 'limited' })
    expect(limited.kind === 'later' && limited.afterMs).toBeGreaterThan(19_000)
  }
  expect(posts(house)).toBe(1)
})

/** A worker with real time over the real adapter, and another platform that writes down what it did. */
async function working(house: Stage) {
  const store = await openStore({ database: inMemory(), startedAt: Date.now() })
  const community = communityId('garden')
  const elsewhere = { platform: 'slack', id: 'T1' } as const
  for (const ref of [house.space, elsewhere])
    await store.spaces.add({ ref, name: 'Garden', locale: undefined, host: undefined, at: Date.now() }, community)
  const told: string[] = []
  const slack: Platform = {
    ...house.platform,
    name: 'slack',
    perform: async (effect) => {
      told.push(effect.kind)
      house.discord.world.signal.touch()
      return { kind: 'done', result: {} }
    },
  }
  const work = worker({
    callOut: noCalls,
    ...{
      store,
      clock: systemClock,
      logger: house.logger,
      metrics: noMetrics,
      checkpoint: noCheckpoint,
      timers: systemTimers,
    },
    platforms: new Map([
      ['discord', house.platform],
      ['slack', slack],
    ]),
    handlers: { followUps: {}, render: {}, posted: {}, due: {} },
    retryParked: async () => {},
    storeIsBack: () => {},
    rested: () => {},
  })
  const delivery = deliveryOver(store.ledger, systemClock, systemIds(systemClock))
  await work.start()
  onTestFinished(async () => {
    await work.stop()
    await store.close()
  })
  const send = async (where: Place, ...said: readonly string[]): Promise<void> => {
    for (const each of said) await delivery.send(community, post(where, each))
    work.wake()
    await setImmediate()
  }
  return { send, told, elsewhere: { kind: 'channel', space: elsewhere, channel: 'C1' } as const }
}

test('a limited channel keeps its order, and keeps no other waiting', async () => {
  const house = await stage()
  const { send } = await working(house)
  house.discord.limits.enforce({
    ...messages,
    requests: 2,
    perMs: 400,
    path: new RegExp(place(house, 'general').channel),
  })
  await send(place(house, 'general'), 'one', 'two', 'three', 'four')
  await house.until(() => words(house, 'general').length === 2)
  await send(place(house, 'support'), 'meanwhile')
  await house.until(() => words(house, 'support').length === 1)
  expect(words(house, 'general')).toEqual(['one', 'two'])
  await house.until(() => words(house, 'general').length === 4)
  expect(words(house, 'general')).toEqual(['one', 'two', 'three', 'four'])
})

test('a global limit holds all of Discord, and nothing of another platform', async () => {
  const house = await stage()
  const { send, told, elsewhere } = await working(house)
  house.discord.faults.next(messages, { status: 429, retryAfter: 1, global: true })
  await send(place(house, 'general'), 'one', 'two')
  await house.until(() => posts(house) === 1)
  await send(place(house, 'support'), 'three')
  await send(elsewhere, 'four')
  await house.until(() => told.length === 1)
  expect(posts(house)).toBe(1)
  await house.until(() => words(house, 'general').length === 2 && words(house, 'support').length === 1)
  expect(words(house, 'general')).toEqual(['one', 'two'])
  expect(posts(house)).toBe(4)
})
