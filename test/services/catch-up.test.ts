// When a space is caught up with: once at a time, again when asked meanwhile, and later when it could not be looked at.
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PlatformError } from '../../src/ports/errors.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { PersonThere } from '../../src/ports/platform.ts'
import { catchUp } from '../../src/services/catch-up/catch-up.ts'
import { handTimers } from '../delivery/hand-timers.ts'
import { smallHouse } from './small-house.ts'

const lantern = { platform: 'discord', id: 'lantern' } as const
const someone = (user: string): PersonThere => ({ user, name: user, bot: false, guest: false, joinedAt: 5 })

async function catching() {
  const town = await smallHouse({ startsAt: 1_000, declared: [], make: () => ({ services: {}, flows: [] }) })
  const community = await town.addSpace({ community: 'c', space: lantern })
  const spaces = town.store.of(community).spaces
  await town.store.spaces.wereLeft(500)
  let time = 1_000
  const timers = handTimers({ now: () => time })
  const heard: string[] = []
  const receive = async (event: InboundEvent) => void heard.push(event.kind)
  let rests = 0
  const runner = catchUp({ house: town.house, timers, receive, rested: () => (rests += 1) })
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
  return { ...town, runner, timers, heard, asks, rested, passes, awaySince, rests: () => rests }
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
