// The nudge over days: what speaks against it by the time that it is due, and that one answer holds for all accounts of a person.
import { expect, test } from 'vitest'
import { nudgeDeclared } from '../../commands/nudge.ts'
import { type MemberId, memberId, personId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { tellUnasked } from '../../src/services/personal/unasked.ts'
import { unaskedFlow } from '../../src/services/personal/unasked-flow.ts'
import { nudgeService } from '../../src/services/welcome/nudge.ts'
import { nudgeFlow } from '../../src/services/welcome/nudge-flow.ts'
import { plain } from '../../src/view/text.ts'
import { messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const day = 86_400_000
const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }

async function withNudges(days: number) {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...nudgeDeclared],
    make: (house) => {
      const nudges = nudgeService(house)
      return { services: { nudges }, flows: [nudgeFlow(house, nudges), unaskedFlow(house)] }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden })
  await town.addSpace({ community: 'c1', space: workshop })
  const of = town.store.of(community)
  await of.settings.change({ 'welcome.nudge-days': days })
  const get = async (id: MemberId) => {
    const member = await of.members.get(id)
    if (member === undefined) throw new Error('nobody is there')
    return member
  }
  /** Somebody arrives, and their nudge is planned. */
  const arrives = async (name: string, { space = garden, as = name, pending = false } = {}): Promise<MemberId> => {
    const id = memberId(`m-${name}-${space.id}`.padEnd(20, 'x'))
    const user = { space, user: `${space.id}-${name}` }
    const about = { name, locale: undefined, bot: false, guest: false, pending, joinedAt: town.now() }
    await of.members.add({ ...about, id, person: personId(`person-${as}`), user })
    const nudges = nudgeService(town.house)
    await town.store.transaction(community, async () => nudges.plan(await get(id)))
    return id
  }
  const later = (count: number) => town.until(town.now() + count * day + 1)
  const asked = (): readonly string[] =>
    [...town.platform.standing, ...town.other.standing]
      .map(({ message }) => messageSeen(message))
      .filter((words) => words.includes('the first steps are still here'))
  return { town, community, of, get, arrives, later, asked }
}

test('nobody is asked while there are no days for it, nor once there are none any more', async () => {
  const off = await withNudges(0)
  await off.arrives('Ana')
  await off.later(90)
  expect(off.asked()).toEqual([])
  const on = await withNudges(3)
  await on.arrives('Ana')
  await on.of.settings.change({ 'welcome.nudge-days': 0 })
  await on.later(4)
  expect(on.asked()).toEqual([])
})

test('whoever has not passed the rules is asked once they have', async () => {
  const { of, arrives, later, asked } = await withNudges(3)
  const ana = await arrives('Ana', { pending: true })
  await later(4)
  expect(asked()).toEqual([])
  await of.members.passed(ana)
  await later(1)
  expect(asked()).toHaveLength(1)
})

test('whoever has taken a first step is not asked', async () => {
  const { town, of, arrives, later, asked } = await withNudges(3)
  const ana = await arrives('Ana')
  await arrives('Ben')
  await of.firstSteps.take(ana, 'guidelines', town.now())
  await later(4)
  expect(asked()).toEqual([expect.stringContaining('Hello Ben')])
})

test('what is said at one account holds for the other', async () => {
  const { town, of, arrives, later, asked } = await withNudges(3)
  const ana = await arrives('Ana')
  await later(3)
  expect(asked()).toEqual([expect.stringContaining('Hello Ana, you joined')])
  await of.newcomers.nudged(ana, 'never', town.now())
  await arrives('Ana', { space: workshop, as: 'Ana' })
  await later(4)
  expect(asked()).toHaveLength(1)
})

test('whoever takes part while a nudge waits for its turn is not asked any more', async () => {
  const { town, community, of, get, arrives, later, asked } = await withNudges(3)
  const ana = await arrives('Ana')
  const ben = await arrives('Ben')
  await later(2.5)
  for (const id of [ana, ben])
    await town.store.transaction(community, async () => {
      await tellUnasked(town.house, community, await get(id), { kind: 'news', message: { text: plain('News') } })
    })
  await later(0.6)
  expect(asked()).toEqual([])
  await of.newcomers.activated(ana, 'message', town.now())
  await later(1)
  expect(asked()).toEqual([expect.stringContaining('Hello Ben')])
})

test('whoever takes no direct messages is asked in no other way', async () => {
  const { town, arrives, later } = await withNudges(3)
  await arrives('Ana')
  town.platform.refuse({ kind: 'direct', space: garden, user: 'garden-Ana' }, 'direct-messages-closed')
  await later(4)
  const ways = town.platform.effects.filter(({ kind }) => kind === 'openThread' || kind === 'whisper')
  expect(ways).toEqual([])
  expect(town.platform.effects.filter(({ kind }) => kind === 'post')).toHaveLength(1)
  expect(town.platform.standing).toEqual([])
})
