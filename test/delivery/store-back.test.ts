// A store that could not be asked: it is asked again with growing waits, and after a long outage the house is told.
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { type Workshop, workshop } from './workshop.ts'

const minute = 60_000

/** A store whose outbox cannot be asked while it is broken, and how often it was. */
function breakable() {
  let broken = false
  let asked = 0
  const spoil = (store: Store): Store => ({
    ...store,
    ledger: {
      ...store.ledger,
      outbox: {
        ...store.ledger.outbox,
        claim: (...args) => {
          asked += 1
          return broken ? Promise.reject(new Error('the disk is full')) : store.ledger.outbox.claim(...args)
        },
      },
    },
  })
  return {
    spoil,
    breaks: (now: boolean) => {
      broken = now
    },
    asked: () => asked,
  }
}

/** Lets seconds pass one by one; what is owed may stay so, since nobody can be asked what that is. */
async function lets({ moves, timers }: Workshop, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1000) {
    moves(1000)
    timers.fire()
    for (const _ of 'asked, refused, asleep') await setImmediate()
  }
}

test('is asked again with growing waits, and the house is told once it is back after over a minute', async () => {
  const store = breakable()
  const house = await workshop({ spoil: store.spoil })
  const { post, work, platform, backs } = house
  store.breaks(true)
  await post('general', 'hello')
  const before = store.asked()
  work.wake()
  await lets(house, 2 * minute)
  const tries = store.asked() - before
  expect(tries).toBeGreaterThan(5)
  expect(tries).toBeLessThan(20)
  expect(backs()).toBe(0)
  store.breaks(false)
  await lets(house, minute)
  expect(platform.words('general')).toEqual(['hello'])
  expect(backs()).toBe(1)
})

test('a short outage is nobody to be told of', async () => {
  const store = breakable()
  const house = await workshop({ spoil: store.spoil })
  const { post, work, platform, backs } = house
  store.breaks(true)
  await post('general', 'hello')
  work.wake()
  await lets(house, 10_000)
  store.breaks(false)
  await lets(house, minute)
  expect(platform.words('general')).toEqual(['hello'])
  expect(backs()).toBe(0)
})
