// The worker is quiet while nothing can be done: it asks the store nothing, and wakes when the next thing may be tried.
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Outcome } from '../../src/ports/outcome.ts'
import { channel, community, saying, type Workshop, workshop } from './workshop.ts'

const limited: Outcome = { kind: 'later', afterMs: 60_000, because: 'limited' }

/** Whether nothing is asked of the store in many turns of the event loop. */
async function staysQuiet(house: Workshop): Promise<boolean> {
  const before = { queries: house.queries(), timers: house.timers.set() }
  for (let turn = 0; turn < 200; turn += 1) await setImmediate()
  return house.queries() === before.queries && house.timers.set() === before.timers
}

test('effects behind a held one of their place keep nobody busy', async () => {
  const house = await workshop()
  house.platform.answers(() => limited)
  for (const words of ['one', 'two', 'three']) await house.post('general', words)
  await house.settle()
  expect(await house.work.busy()).toBe(false)
  expect(await staysQuiet(house)).toBe(true)
  expect(house.timers.waiting()).toBe(1)
  expect(house.timers.next()).toBe(house.now() + 60_000)
})

test('with nothing owed there is no timer and no query', async () => {
  const house = await workshop()
  await house.settle()
  expect(house.timers.waiting()).toBe(0)
  expect(await staysQuiet(house)).toBe(true)
})

test('a renderer with a bug, an unknown outcome and a due thing that fails wait for their next try', async () => {
  const house = await workshop({
    handlers: {
      render: {
        odd: async () => {
          throw new Error('a bug')
        },
      },
      due: {
        odd: async () => {
          throw new Error('a bug')
        },
      },
    },
  })
  house.platform.answers(() => ({ kind: 'unknown', detail: 'HTTP 500' }))
  await house.delivery.show(community, { kind: 'odd', id: 'one' }, 'card', channel('general'))
  await house.delivery.later(community, 'odd', 'one', house.now())
  await house.post('general', 'one')
  await house.settle()
  expect(await staysQuiet(house)).toBe(true)
  expect(house.timers.waiting()).toBe(1)
})

test('a hundred things that are due at once are all done without another wake', async () => {
  const done: string[] = []
  const house = await workshop({ handlers: { due: { odd: async ({ subject }) => void done.push(subject) } } })
  await house.settle()
  for (let each = 0; each < 100; each += 1) await house.delivery.later(community, 'odd', `${each}`, house.now())
  house.work.wake()
  await expect.poll(() => done.length).toBe(100)
  expect(new Set(done).size).toBe(100)
})

test('more places than are served at once are all served without another wake', async () => {
  const house = await workshop()
  for (let each = 0; each < 100; each += 1) await house.post(`place-${each}`, 'hello')
  house.work.wake()
  await expect.poll(() => house.platform.requests.length).toBe(100)
})

test('an appearance with nothing to show any more is left alone', async () => {
  let asked = 0
  const house = await workshop({
    handlers: {
      render: {
        gone: async () => {
          asked += 1
          return asked > 5 ? saying('never') : undefined
        },
      },
    },
  })
  await house.delivery.show(community, { kind: 'gone', id: 'one' }, 'card', channel('general'))
  await house.settle()
  expect(asked).toBe(1)
  expect(await staysQuiet(house)).toBe(true)
})
