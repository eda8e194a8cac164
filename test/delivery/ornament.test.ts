// What only adorns: tried a few times, in nobody's way, and then left out.
import { expect, test } from 'vitest'
import type { Outcome } from '../../src/ports/outcome.ts'
import { channel, community, saying, space, workshop } from './workshop.ts'

const minute = 60_000
const away: Outcome = { kind: 'later', afterMs: 5000, because: 'away' }
const limited: Outcome = { kind: 'later', afterMs: 5000, because: 'limited' }
const unknown: Outcome = { kind: 'unknown', detail: 'HTTP 500' }

const adding = {
  kind: 'addPicture',
  ref: { place: channel('welcome'), channel: 'welcome', id: '1' },
  message: saying('Welcome'),
  picture: { user: { space, user: 'nia' }, name: 'Nia', title: 'Welcome', alt: 'A picture' },
} as const

test.each([
  ['is away', away],
  ['asks for patience', limited],
  ['does not say', unknown],
])('a picture is left out when its platform %s four times, and is no failure', async (_how, outcome) => {
  const followed: Outcome[] = []
  const followUps = {
    pictured: async (ended: { readonly outcome: Outcome }) => {
      followed.push(ended.outcome)
      return 'owned' as const
    },
  }
  const house = await workshop({ handlers: { followUps } })
  house.platform.answers((effect) => (effect.kind === 'addPicture' ? outcome : undefined))
  await house.delivery.send(community, adding, { followUp: { name: 'pictured', args: {} } })
  for (let passed = 0; passed < 20; passed += 1) await house.pass(minute)
  expect(house.platform.requests.filter(({ effect }) => effect.kind === 'addPicture')).toHaveLength(4)
  expect(followed).toMatchObject([{ kind: 'refused', reason: 'expired' }])
  expect(await house.store.ledger.outbox.count('failed', community)).toBe(0)
})

test('what is posted at its place does not wait for it', async () => {
  const house = await workshop()
  house.platform.answers((effect) => (effect.kind === 'addPicture' ? away : undefined))
  await house.delivery.send(community, adding)
  await house.post('welcome', 'the next one')
  await house.settle()
  expect(house.platform.words('welcome')).toEqual(['the next one'])
})
