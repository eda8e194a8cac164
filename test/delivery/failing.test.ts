// When an effect has failed: after fifteen minutes in which its platform answered others, and for no other reason.
import { expect, test } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { community, type Workshop, workshop } from './workshop.ts'

const minute = 60_000
const unknown: Outcome = { kind: 'unknown', detail: 'HTTP 500' }
const away: Outcome = { kind: 'later', afterMs: 5000, because: 'away' }
const isStuck = (effect: Effect): boolean =>
  effect.kind === 'post' && effect.place.kind === 'channel' && effect.place.channel === 'stuck'

/** Minutes go by in which others are spoken to as well. */
async function minutesPass({ post, pass }: Workshop, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    await post('general', `minute ${passed}`)
    await pass(minute)
  }
}

const failed = ({ store }: Workshop): Promise<number> => store.ledger.outbox.count('failed', community)

test('an effect that cannot be done while its platform answers others has failed after fifteen minutes', async () => {
  const house = await workshop()
  house.platform.answers((effect) => (isStuck(effect) ? unknown : undefined))
  await house.post('stuck', 'one')
  await minutesPass(house, 14)
  expect(await failed(house)).toBe(0)
  await minutesPass(house, 3)
  expect(await failed(house)).toBe(1)
  expect(house.logged).toContain('an effect has failed')
})

test('once it has failed, the next of its place has its turn', async () => {
  const house = await workshop()
  house.platform.answers((effect, { id }) => (isStuck(effect) && id.endsWith('1') ? unknown : undefined))
  await house.post('stuck', 'one')
  await house.post('stuck', 'two')
  await minutesPass(house, 17)
  expect(house.platform.words('stuck')).toEqual(['two'])
})

test('nothing fails while the platform is away, however long that is', async () => {
  const house = await workshop()
  house.platform.answers(() => away)
  await house.post('stuck', 'one')
  await minutesPass(house, 30)
  expect(await failed(house)).toBe(0)
  house.platform.answers(() => undefined)
  await house.pass(minute)
  expect(house.platform.words('stuck')).toEqual(['one'])
})

test('an answer just before the platform went away does not make its absence count', async () => {
  const house = await workshop()
  house.platform.answers((effect) => (isStuck(effect) ? unknown : undefined))
  await house.post('stuck', 'one')
  await minutesPass(house, 1)
  house.platform.answers(() => unknown)
  await minutesPass(house, 30)
  house.platform.answers((effect) => (isStuck(effect) ? unknown : undefined))
  await minutesPass(house, 2)
  expect(await failed(house)).toBe(0)
})

test('a wait that the platform itself names again and again does not count', async () => {
  const house = await workshop()
  house.platform.answers((effect) =>
    isStuck(effect) ? { kind: 'later', afterMs: 2 * minute, because: 'limited' } : undefined,
  )
  await house.post('stuck', 'one')
  await minutesPass(house, 40)
  expect(await failed(house)).toBe(0)
})

test('the time when Hearth itself was down does not count', async () => {
  const house = await workshop()
  house.platform.answers((effect) => (isStuck(effect) ? unknown : undefined))
  await house.post('stuck', 'one')
  await minutesPass(house, 10)
  await house.restart()
  await minutesPass(house, 10)
  expect(await failed(house)).toBe(0)
  await minutesPass(house, 8)
  expect(await failed(house)).toBe(1)
})
