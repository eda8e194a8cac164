// When a space is caught up with: once at a time, again when asked meanwhile, and later when it could not be looked at.
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { threadId } from '../../src/domain/ids.ts'
import type { ThreadPlace } from '../../src/domain/place.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { InboundEvent, MessageEvent } from '../../src/ports/event.ts'
import type { PersonThere } from '../../src/ports/platform.ts'
import { catchUp } from '../../src/services/catch-up/catch-up.ts'
import { handTimers } from '../delivery/hand-timers.ts'
import { smallHouse } from './small-house.ts'

const lantern = { platform: 'discord', id: 'lantern' } as const
const someone = (user: string): PersonThere => ({ user, name: user, bot: false, guest: false, joinedAt: 5 })

async function catching(serves = true) {
  const town = await smallHouse({ startsAt: 1_000, declared: [], make: () => ({ services: {}, flows: [] }) })
  const community = await town.addSpace({ community: 'c', space: lantern })
  const spaces = town.store.of(community).spaces
  await town.store.spaces.wereLeft([lantern], 500)
  let time = 1_000
  const timers = handTimers({ now: () => time })
  const heard: string[] = []
  const receive = async (event: InboundEvent) =>
    void heard.push(event.kind === 'message' ? `${event.text}${event.missed === true ? ', missed' : ''}` : event.kind)
  let rests = 0
  const runner = catchUp({ house: town.house, timers, receive, serves: () => serves, rested: () => (rests += 1) })
  await runner.start()
  const asks = async () => {
    const space = await spaces.get(lantern)
    if (space === undefined) throw new Error('there is no space')
    runner.ask(space)
    runner.wake()
  }
  const rested = async () => {
    while (runner.busy()) await setImmediate()
  }
  const passes = async (ms: number) => {
    time += ms
    timers.fire()
    await rested()
  }
  const awaySince = async () => (await spaces.get(lantern))?.awaySince
  return { ...town, community, runner, timers, heard, asks, rested, passes, awaySince, rests: () => rests }
}

test('what is found is told, and the space counts as caught up with', async () => {
  const { platform, heard, asks, rested, awaySince, rests } = await catching()
  platform.people = async () => [someone('nia')]
  expect(await awaySince()).toBe(500)
  await asks()
  await rested()
  expect(heard).toEqual(['member-joined'])
  expect(await awaySince()).toBeUndefined()
  expect(rests()).toBe(1)
})

test('a space whose events come to another process is left to that one', async () => {
  const { platform, runner, heard, asks, rested, awaySince } = await catching(false)
  platform.people = async () => [someone('nia')]
  await asks()
  runner.askAll()
  await rested()
  expect([heard, await awaySince()]).toEqual([[], 500])
})

test('only spaces that are meant are noted to have been left', async () => {
  const { store, addSpace } = await catching()
  await addSpace({ community: 'd', space: { platform: 'discord', id: 'harbour' } })
  await addSpace({ community: 'e', space: { platform: 'discord', id: 'orchard' } })
  await store.spaces.wereLeft([{ platform: 'discord', id: 'orchard' }], 700)
  const left = (await store.spaces.all()).map(({ ref, awaySince }) => [ref.id, awaySince])
  expect(left.toSorted()).toEqual([
    ['harbour', undefined],
    ['lantern', 500],
    ['orchard', 700],
  ])
})

test('a space that is asked for while it is caught up with has its turn once more, not beside itself', async () => {
  const { platform, asks, rested } = await catching()
  let inside = 0
  const most: number[] = []
  platform.people = async () => {
    inside += 1
    most.push(inside)
    await setImmediate()
    inside -= 1
    return []
  }
  await asks()
  await asks()
  await asks()
  await rested()
  expect(most).toEqual([1, 1])
})

test('a look-up that fails is tried again, later each time, and until then the space counts as left', async () => {
  const { platform, timers, heard, asks, rested, passes, awaySince } = await catching()
  const away = async () => Promise.reject(new PlatformError('list the members', 'It is away.'))
  platform.people = away
  await asks()
  await rested()
  expect(timers.next()).toBe(1_000 + 5_000)
  await passes(5_000)
  expect(timers.next()).toBe(6_000 + 10_000)
  expect(await awaySince()).toBe(500)
  platform.people = async () => [someone('nia')]
  await passes(10_000)
  expect(heard).toEqual(['member-joined'])
  expect(await awaySince()).toBeUndefined()
})

test('a wait that the platform names is kept to', async () => {
  const { platform, timers, asks, rested } = await catching()
  const limited = new PlatformError('list the members', 'Not now.', { retryAfterMs: 60_000 })
  platform.people = async () => Promise.reject(limited)
  await asks()
  await rested()
  expect(timers.next()).toBe(1_000 + 60_000)
})

test('a stop waits for no look-up, and tells nothing of it any more', async () => {
  const { platform, runner, heard, asks } = await catching()
  const list = Promise.withResolvers<readonly PersonThere[]>()
  platform.people = () => list.promise
  await asks()
  await setImmediate()
  await runner.stop()
  list.resolve([someone('nia')])
  await setImmediate()
  expect(heard).toEqual([])
})

const place: ThreadPlace = { kind: 'thread', space: lantern, channel: 'help', thread: 't1' }

/** Something that Ida wrote in her open support thread. */
const words = (text: string, at: number): MessageEvent => ({
  kind: 'message',
  key: text,
  space: lantern,
  what: 'posted',
  author: someone('ida'),
  ref: { place, channel: 't1', id: text },
  place,
  text,
  at,
})

async function withThread() {
  const house = await catching()
  const { store, community, addMember } = house
  const ida = await addMember(community, lantern, 'ida')
  const { threads } = store.of(community)
  const id = threadId('thread-1')
  const opened = { id, number: 1, opener: ida.caller.member, space: lantern, subject: 'The lamp' }
  await threads.add({ ...opened, shape: 'relayed', at: 100, call: 'call' })
  return { ...house, stands: () => threads.change(id, { place }) }
}

test('words that come in wait for those that were missed, and none overtakes another', async () => {
  const { platform, runner, heard, asks, rested, stands } = await withThread()
  await stands()
  const read = Promise.withResolvers<readonly MessageEvent[]>()
  platform.written = () => read.promise
  const live = async (event: MessageEvent) => {
    await runner.before(event)
    heard.push(event.text)
  }
  const both = [live(words('third', 1_001)), live(words('fourth', 1_002))]
  await setImmediate()
  expect(heard).toEqual([])
  read.resolve([words('first', 600), words('second', 700)])
  await Promise.all(both)
  expect(heard.indexOf('second, missed')).toBeLessThan(heard.indexOf('third'))
  expect(heard.indexOf('third')).toBeLessThan(heard.indexOf('fourth'))
  await asks()
  await rested()
  platform.written = async () => Promise.reject(new Error('nobody is to ask any more'))
  await live(words('fifth', 1_003))
  expect(heard.at(-1)).toBe('fifth')
})

test('what was written after Hearth was back is not said to be missed', async () => {
  const { platform, heard, asks, rested, stands } = await withThread()
  await stands()
  platform.written = async () => [words('before', 999), words('after', 1_001)]
  await asks()
  await rested()
  expect(heard).toEqual(['before, missed', 'after'])
})

test('a thread that does not stand yet is looked into once it does', async () => {
  const { platform, heard, asks, rested, passes, stands, awaySince } = await withThread()
  platform.written = async () => [words('early', 600)]
  await asks()
  await rested()
  expect([heard, await awaySince()]).toEqual([[], 500])
  await stands()
  await passes(5_000)
  expect(heard).toEqual(['early, missed'])
  expect(await awaySince()).toBeUndefined()
})

test('one thread that cannot be read keeps nobody else waiting', async () => {
  const { platform, heard, asks, rested, timers, stands } = await withThread()
  await stands()
  platform.written = async () => Promise.reject(new PlatformError('read a thread', 'Not now.'))
  platform.people = async () => [someone('nia')]
  await asks()
  await rested()
  expect(heard).toContain('member-joined')
  expect(timers.waiting()).toBe(1)
})
