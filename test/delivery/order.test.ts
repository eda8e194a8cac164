// Effects of one place are performed in order, whatever holds one up; other places do not wait for them.
import { expect, test } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { community, saying, workshop } from './workshop.ts'

const limited = (afterMs: number): Outcome => ({ kind: 'later', afterMs, because: 'limited' })
const unknown: Outcome = { kind: 'unknown', detail: 'the connection was cut' }

const says = (effect: Effect, words: string): boolean =>
  effect.kind === 'post' && effect.message.text.some((part) => 'text' in part && part.text === words)

test('what is sent to one place stands there in the order it was sent', async () => {
  const { post, platform, settle } = await workshop()
  for (const words of ['one', 'two', 'three']) await post('general', words)
  await settle()
  expect(platform.words('general')).toEqual(['one', 'two', 'three'])
})

test('a wait that the platform names is obeyed to the millisecond, and holds the place', async () => {
  const { post, platform, settle, pass } = await workshop()
  platform.answers((effect, { number }) => (says(effect, 'one') && number === 1 ? limited(7000) : undefined))
  await post('general', 'one')
  await post('general', 'two')
  await settle()
  await pass(6999)
  expect(platform.words('general')).toEqual([])
  expect(platform.requests).toHaveLength(1)
  await pass(1)
  expect(platform.words('general')).toEqual(['one', 'two'])
})

test('other places do not wait for one that is held', async () => {
  const { post, platform, settle } = await workshop()
  platform.answers((effect) => (says(effect, 'one') ? limited(7000) : undefined))
  await post('general', 'one')
  await post('welcome', 'hello')
  await settle()
  expect(platform.words('welcome')).toEqual(['hello'])
})

test('a place whose request takes long does not stop others', async () => {
  const { post, platform, work, settle } = await workshop()
  const slow = Promise.withResolvers<undefined>()
  platform.answers((effect) => (says(effect, 'slow') ? slow.promise : undefined))
  await post('general', 'slow')
  await post('general', 'next')
  await post('welcome', 'hello')
  work.wake()
  await expect.poll(() => platform.words('welcome')).toEqual(['hello'])
  expect(platform.words('general')).toEqual([])
  slow.resolve(undefined)
  await settle()
  expect(platform.words('general')).toEqual(['slow', 'next'])
})

test('what is being performed while the clock leaps ahead, as after a sleep of the machine, is not performed twice', async () => {
  const { post, platform, work, moves, settle } = await workshop()
  const slow = Promise.withResolvers<undefined>()
  platform.answers((effect) => (says(effect, 'slow') ? slow.promise : undefined))
  await post('general', 'slow')
  work.wake()
  await expect.poll(() => platform.requests).toHaveLength(1)
  moves(24 * 60 * 60_000)
  await post('welcome', 'hello')
  work.wake()
  await expect.poll(() => platform.words('welcome')).toEqual(['hello'])
  slow.resolve(undefined)
  await settle()
  expect(platform.words('general')).toEqual(['slow'])
  expect(platform.requests).toHaveLength(2)
})

test('a platform that hangs in many places keeps no other platform waiting', async () => {
  const { post, delivery, platform, slack, work, settle } = await workshop()
  const slow = Promise.withResolvers<undefined>()
  platform.answers(() => slow.promise)
  for (let place = 0; place < 40; place += 1) await post(`place-${place}`, 'slow')
  await delivery.send(community, {
    kind: 'post',
    place: { kind: 'channel', space: { platform: 'slack', id: 'T1' }, channel: 'welcome' },
    message: saying('hello'),
  })
  work.wake()
  await expect.poll(() => slack.words('welcome')).toEqual(['hello'])
  expect(platform.requests).toHaveLength(16)
  slow.resolve(undefined)
  await settle()
  expect(platform.requests).toHaveLength(40)
})

test('what the platform refuses lets the next of its place pass', async () => {
  const { post, platform, settle } = await workshop()
  platform.answers((effect) =>
    says(effect, 'one') ? { kind: 'refused', reason: 'invalid', detail: 'too long' } : undefined,
  )
  await post('general', 'one')
  await post('general', 'two')
  await settle()
  expect(platform.words('general')).toEqual(['two'])
})

test('an unknown outcome holds its place, and the next try knows since when', async () => {
  const { post, platform, settle, pass, now } = await workshop()
  platform.doesAndAnswers((effect, { number }) => (says(effect, 'one') && number === 1 ? unknown : undefined))
  await post('general', 'one')
  await post('general', 'two')
  const at = now()
  await settle()
  expect(platform.requests).toHaveLength(1)
  await pass(1000)
  expect(platform.words('general')).toEqual(['one', 'two'])
  expect(platform.requests[1]?.attempt).toMatchObject({ number: 2, unknownSince: at })
})

test('what may not happen before its moment waits for it', async () => {
  const { post, platform, pass, now } = await workshop()
  await post('general', 'later', { notBefore: now() + 60_000 })
  await pass(59_999)
  expect(platform.words('general')).toEqual([])
  await pass(1)
  expect(platform.words('general')).toEqual(['later'])
})
