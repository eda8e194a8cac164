// When Hearth is judged to be well: real store and worker, platforms that the test scripts, time by hand.
import { expect, test } from 'vitest'
import { healthOf, lateMs } from '../src/health.ts'
import type { Timers } from '../src/ports/system.ts'
import { type Workshop, workshop } from './delivery/workshop.ts'

const minute = 60_000

/** Timers of which these go off at once, and the others never. */
const firing = (which: (ms: number) => boolean): Timers => ({
  after(ms, work) {
    if (which(ms)) queueMicrotask(work)
    return () => {}
  },
})

/** Looks, each time anew. */
function lookAt({ store, platform, slack, now }: Workshop, connected: () => boolean = () => true) {
  return healthOf({
    store,
    platforms: new Map([
      ['discord', { ...platform, connected }],
      ['slack', slack],
    ]),
    clock: { now },
    // Nobody is told what was seen before, and nothing takes too long.
    timers: firing((ms) => ms === 1000),
  })
}

test('what waits for a moment that has not come is not owed yet', async () => {
  const shop = await workshop()
  await shop.post('general', 'later', { notBefore: shop.now() + 60 * minute })
  expect(await lookAt(shop)()).toMatchObject({ ready: true, outbox: { state: 'ok', waiting: 0, oldestSeconds: 0 } })
  shop.moves(61 * minute)
  expect(await lookAt(shop)()).toMatchObject({ ready: true, outbox: { state: 'ok', waiting: 1, oldestSeconds: 60 } })
})

test('what is tried again and again is as old as when it was made, and late after 20 minutes', async () => {
  const shop = await workshop()
  shop.platform.answers(() => ({ kind: 'later', afterMs: 30_000, because: 'away' }))
  await shop.post('general', 'one')
  await shop.post('general', 'two')
  await shop.pass(lateMs)
  expect(await lookAt(shop)()).toMatchObject({ ready: true, outbox: { state: 'ok', waiting: 2, oldestSeconds: 1200 } })
  await shop.pass(30_000)
  expect(await lookAt(shop)()).toMatchObject({ ready: false, store: 'ok', outbox: { state: 'late', waiting: 2 } })
  shop.platform.answers(() => undefined)
  await shop.pass(minute)
  expect(await lookAt(shop)()).toMatchObject({ ready: true, outbox: { state: 'ok', waiting: 0, oldestSeconds: 0 } })
})

test('what waits for a platform that is away does not make the outbox late: the platform is named', async () => {
  const shop = await workshop()
  shop.platform.answers(() => ({ kind: 'later', afterMs: 30_000, because: 'away' }))
  await shop.post('general', 'one')
  await shop.pass(60 * minute)
  expect(await lookAt(shop, () => false)()).toEqual({
    ready: false,
    store: 'ok',
    platforms: [
      { name: 'discord', state: 'away' },
      { name: 'slack', state: 'ok' },
    ],
    outbox: { state: 'ok', waiting: 1, failed: 0, oldestSeconds: 3600 },
  })
})

test('an effect that only its own trouble holds back is given up before it is late', async () => {
  const shop = await workshop()
  shop.platform.answers(({ kind, ...effect }) =>
    kind === 'post' && JSON.stringify(effect).includes('broken') ? { kind: 'unknown', detail: 'HTTP 500' } : undefined,
  )
  await shop.post('general', 'broken')
  for (let passed = 0; passed < 20; passed += 1) {
    await shop.post('elsewhere', 'fine')
    await shop.pass(minute)
    expect(await lookAt(shop)()).toMatchObject({ ready: true })
  }
  expect(await lookAt(shop)()).toMatchObject({ outbox: { state: 'ok', waiting: 0, failed: 1 } })
})

test('a store that does not answer in time is away', async () => {
  const shop = await workshop()
  const never = new Promise<never>(() => {})
  const look = healthOf({
    store: { ...shop.store, transaction: () => never },
    platforms: new Map([['discord', shop.platform]]),
    clock: { now: shop.now },
    timers: firing(() => true),
  })
  expect(await look()).toEqual({ ready: false, store: 'away', platforms: [{ name: 'discord', state: 'ok' }] })
})

test('those who look at once share one look', async () => {
  const shop = await workshop()
  const before = shop.queries()
  const look = healthOf({ ...shop, platforms: new Map(), clock: { now: shop.now }, timers: { after: () => () => {} } })
  await look()
  const asked = shop.queries() - before
  expect(asked).toBeGreaterThan(0)
  await Promise.all([look(), look(), look()])
  expect(shop.queries() - before).toBe(asked)
})
