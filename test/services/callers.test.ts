// Somebody who calls before anybody has told that they joined: they are known from then on as whoever has just come.
import { expect, test } from 'vitest'
import { callers } from '../../src/services/callers.ts'
import { welcomeFlow } from '../../src/services/welcome/flow.ts'
import { welcomeService } from '../../src/services/welcome/welcome.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

const lantern = { platform: 'discord', id: 'lantern' } as const
const workshop = { platform: 'slack', id: 'workshop' } as const
const facts = { admin: false, roles: [], guest: false }

async function town(space: typeof lantern | typeof workshop) {
  const house = await smallHouse({
    startsAt: 100_000,
    declared: [],
    make: (made) => {
      const welcome = welcomeService(made)
      return { services: { welcome }, flows: [welcomeFlow(made, welcome)] }
    },
  })
  const community = await house.addSpace({ community: 'c', space, channels: ['welcome'] })
  const welcome = welcomeService(house.house)
  const desk = callers(house.house, {
    allowed: () => true,
    firstAdmin: async () => undefined,
    newcomer: welcome.joined,
  })
  const calls = async (name: string) => {
    const { caller } = await desk.callerOf({ space, caller: { user: name, name, facts } })
    await house.settle()
    return caller
  }
  const isTold = async (name: string) => {
    const known = await house.store.of(community).spaces.get(space)
    if (known === undefined) throw new Error('there is no space')
    const member = { user: name, name, bot: false, guest: false }
    const event = { kind: 'member-joined', key: 'join', space, member, joinedAt: 99_000, pending: false } as const
    await house.store.transaction(undefined, () => welcome.joined(event, known))
    await house.settle()
  }
  const greetings = () =>
    [...house.platform.standing, ...house.other.standing]
      .map(({ message }) => wordsOf(message))
      .filter((text) => text.includes('A few small steps'))
  return { ...house, community, calls, isTold, greetings }
}

test.for([lantern, workshop])('whoever calls before their join is told is greeted once on $platform', async (space) => {
  const { calls, isTold, greetings } = await town(space)
  await calls('nia')
  await isTold('nia')
  await calls('nia')
  expect(greetings()).toEqual([expect.stringContaining('nia')])
})

test('who was there at first contact is not greeted for calling', async () => {
  const { addMember, community, calls, greetings } = await town(lantern)
  const { caller } = await addMember(community, lantern, 'ben')
  await calls(caller.user.user)
  expect(greetings()).toEqual([])
})
