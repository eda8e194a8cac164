// Look-ups that Slack asks to wait: what was read is kept, the wait is what Slack named, and it ends.
import { afterEach, expect, test } from 'vitest'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Timers } from '../../src/ports/system.ts'
import { type Bench, bench, realTimers } from './slack-bench.ts'

let open: Bench | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** What the adapter itself waits for at most: an acknowledgement, who we are, a greeting, a goodbye. */
const ownLimits = new Set([2000, 2500, 20_000, 25_000])

/** A bench whose waits for Slack are over at once, and are written down. */
async function benchNoting(waits: number[]): Promise<Bench & { readonly space: SpaceRef }> {
  const timers: Timers = {
    after(ms, work) {
      if (ownLimits.has(ms)) return realTimers.after(ms, work)
      waits.push(ms)
      return realTimers.after(0, work)
    },
  }
  open = await bench('socket', { timers })
  const space: SpaceRef = { platform: 'slack', id: open.slack.teamId }
  return Object.assign(open, { space })
}

const busyFor = (house: Bench, method: string, retryAfter: number): void =>
  house.slack.faults.next({ method }, { status: 429, retryAfter })

const asked = (house: Bench): number => house.slack.requests.filter((request) => request.method === 'users.list').length

test('people already read are kept through the wait that Slack asks for', async () => {
  const waits: number[] = []
  const house = await benchNoting(waits)
  for (let number = 0; number < 950; number += 1) house.slack.addUser({ name: `person${number}` })
  await house.start()
  const before = asked(house)
  house.slack.faults.next({ method: 'users.list', after: 1 }, { status: 429, retryAfter: 7 })
  expect((await house.platform.people(house.space)).filter((one) => /^person/.test(one.name))).toHaveLength(950)
  expect(waits).toEqual([7000])
  expect(asked(house) - before).toBe(3)
})

test('channels are read on after the wait that Slack asks for', async () => {
  const waits: number[] = []
  const house = await benchNoting(waits)
  await house.start()
  busyFor(house, 'conversations.list', 8)
  expect((await house.platform.channels(house.space)).map((one) => one.name)).toContain('general')
  expect(waits).toEqual([8000])
})

test('the host is known although Slack asks to wait at start', async () => {
  const waits: number[] = []
  const house = await benchNoting(waits)
  const olga = house.slack.addUser({ name: 'olga', owner: true })
  busyFor(house, 'users.list', 9)
  await house.start()
  expect(house.inbox.of('space-seen')).toMatchObject([{ host: { user: olga.id } }])
})

test('who is in which user group is asked again after a short wait', async () => {
  const waits: number[] = []
  const house = await benchNoting(waits)
  const mo = house.slack.addUser({ name: 'mo' })
  const group = house.slack.addUserGroup({ name: 'Moderators', users: [mo] })
  await house.start()
  busyFor(house, 'usergroups.list', 5)
  expect(await house.platform.facts(house.space, mo.id)).toMatchObject({ roles: [group.id] })
  expect(waits).toEqual([5000])
})

test('nobody who waits for what they may do waits long', async () => {
  const house = await benchNoting([])
  const mo = house.slack.addUser({ name: 'mo' })
  await house.start()
  busyFor(house, 'usergroups.list', 40)
  await expect(house.platform.facts(house.space, mo.id)).rejects.toMatchObject({ retryAfterMs: 40_000 })
})

test('a list that Slack keeps back for minutes is given up with the wait it asks for', async () => {
  const waits: number[] = []
  const house = await benchNoting(waits)
  await house.start()
  for (const seconds of [100, 70, 60]) busyFor(house, 'users.list', seconds)
  await expect(house.platform.people(house.space)).rejects.toMatchObject({ retryAfterMs: 60_000 })
  expect(waits).toEqual([100_000, 70_000])
})
