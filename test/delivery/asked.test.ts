// Calls without an answer yet: kept once, answered once, and after a restart told that nothing was done.
import { expect, test } from 'vitest'
import { type AskedCall, askedCalls } from '../../src/delivery/asked.ts'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { silentLogger } from '../silent-logger.ts'
import { community, saying, space, type Workshop, workshop } from './workshop.ts'

const call = (key: string, locale?: string): AskedCall => ({
  ...{ key, community, what: 'suggest', locale },
  address: { platform: 'discord', expiresAt: Number.MAX_SAFE_INTEGER, data: {} },
  fallback: { kind: 'direct', space, user: 'ben' },
})

const callsOf = ({ store, now, logged }: Workshop) => {
  let made = 0
  return askedCalls({
    ...{ store, clock: { now }, checkpoint: noCheckpoint },
    ids: { next: () => `answer-${++made}`.padEnd(20, '0'), secret: () => '' },
    logger: { ...silentLogger, error: (words) => logged.push(words) },
  })
}

/** What callers were told, oldest first. */
const told = ({ platform }: Workshop): readonly string[] =>
  platform.requests.flatMap(({ effect }) =>
    effect.kind === 'answer' ? [effect.message.text.map((part) => ('text' in part ? part.text : '')).join('')] : [],
  )

test('a call is kept once, however often it comes', async () => {
  const asked = callsOf(await workshop())
  expect(await asked.keep(call('one'))).toBe(true)
  expect(await asked.keep(call('one'))).toBe(false)
})

test('what an earlier process left without an answer is answered once, in the language of its caller', async () => {
  const house = await workshop()
  const asked = callsOf(house)
  await asked.keep(call('one', 'pl'))
  await asked.keep(call('two'))
  expect(await asked.answerLeft((locale) => saying(`again, ${locale ?? 'you'}`))).toBe(2)
  await house.settle()
  expect(told(house).toSorted()).toEqual(['again, pl', 'again, you'])
  expect(await asked.answerLeft(() => saying('again'))).toBe(0)
})

test('a call whose work was done has no other answer, and the same call does nothing afterwards', async () => {
  const house = await workshop()
  const asked = callsOf(house)
  await asked.keep(call('one'))
  await house.inbox.once({ ...call('one'), visibility: 'private' }, async () => saying('done'))
  expect(await asked.answer('one', saying('late'))).toBe(false)
  expect(await asked.answerLeft(() => saying('again'))).toBe(0)
  await house.inbox.once({ ...call('one'), visibility: 'private' }, async () => saying('twice'))
  expect(await asked.keep(call('one'))).toBe(false)
  await house.settle()
  expect(told(house)).toEqual(['done'])
})

test('a call whose work failed is still answered', async () => {
  const house = await workshop()
  const asked = callsOf(house)
  await asked.keep(call('one'))
  const failing = house.inbox.once({ ...call('one'), visibility: 'private' }, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await asked.answer('one', saying('sorry'))).toBe(true)
  await house.settle()
  expect(told(house)).toEqual(['sorry'])
})

test('a call that is answered by other means is forgotten', async () => {
  const asked = callsOf(await workshop())
  await asked.keep(call('one'))
  await asked.forget('one')
  expect(await asked.answerLeft(() => saying('again'))).toBe(0)
})

test('a kept call that cannot be read keeps nobody else waiting', async () => {
  const house = await workshop()
  const asked = callsOf(house)
  const mark = { key: 'odd', community, kind: 'command', what: 'suggest', placeKey: '', at: house.now() - 1 } as const
  await house.store.ledger.asked.add({ ...mark, payload: { version: 99 } })
  await asked.keep(call('one'))
  expect(await asked.answerLeft(() => saying('again'))).toBe(1)
  await house.settle()
  expect(told(house)).toEqual(['again'])
  expect(house.logged.join()).toContain('cannot be answered')
  expect(await asked.answerLeft(() => saying('again'))).toBe(0)
})
