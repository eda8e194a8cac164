// Every line of the log that belongs to one call, event, effect or appearance carries its reference, and no other's.

import { expect, test } from 'vitest'
import { referenceOf } from '../src/domain/reference.ts'
import type { InboundEvent } from '../src/ports/event.ts'
import type { Logger } from '../src/ports/system.ts'
import { openStore } from '../src/store/store.ts'
import { systemLogger } from '../src/system/logger.ts'
import { community, space, workshop } from './delivery/workshop.ts'
import { inMemory } from './store/in-memory.ts'

function listening() {
  const lines: { readonly msg: string; readonly ref?: string }[] = []
  const logger = systemLogger('debug', (line) => void lines.push(JSON.parse(line)))
  return { lines, logger, of: (msg: string) => lines.filter((line) => line.msg === msg).map(({ ref }) => ref) }
}

const joined = (key: string): InboundEvent => ({
  kind: 'member-joined',
  ...{ key, space, joinedAt: 0, pending: false },
  member: { user: key, name: key, bot: false, guest: false },
})

/** Says something once others had their turn. */
async function says(logger: Logger, words: string): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve))
  logger.info(words)
}

test('a reference is short, the same for the same key, and like that of no similar one', () => {
  const references = Array.from({ length: 2000 }, (_, index) => referenceOf(`1300000000000000${index}`))
  expect(new Set(references).size).toBe(2000)
  expect(references.filter((one) => !/^[0-9A-HJKMNP-TV-Z]{6}$/.test(one))).toEqual([])
  expect(referenceOf('key')).toBe(referenceOf('key'))
})

test('transactions that share a commit are told apart', async () => {
  const { logger, of } = listening()
  const store = await openStore({ database: inMemory(), startedAt: 0 })
  const refs = Array.from({ length: 20 }, (_, index) => `ref-${index}`)
  await Promise.all(
    refs.map((ref) => logger.during({ ref }, () => store.transaction(undefined, async () => logger.info(`in ${ref}`)))),
  )
  expect(refs.flatMap((ref) => of(`in ${ref}`))).toEqual(refs)
  await store.close()
})

test('events that wait in one line are told apart, and so are those of other lines', async () => {
  const { logger, of } = listening()
  const shop = await workshop({ logger, events: { handle: ({ key }) => says(logger, `handling ${key}`) } })
  const keys = ['a', 'b', 'c', 'd']
  await Promise.all(keys.map((key) => shop.inbox.receive(joined(key))))
  expect(keys.flatMap((key) => of(`handling ${key}`))).toEqual(keys.map(referenceOf))
})

test('an event that is parked keeps its reference each time it is tried', async () => {
  const { logger, lines } = listening()
  const shop = await workshop({ logger, events: { handle: () => Promise.reject(new Error('a bug')) } })
  await shop.inbox.receive(joined('a'))
  await shop.pass(120_000)
  expect(lines.map(({ msg, ref }) => [msg, ref])).toEqual([
    ['an event could not be handled and is parked', referenceOf('a')],
    ['a parked event failed again', referenceOf('a')],
    ['a parked event failed again', referenceOf('a')],
  ])
})

test('an effect carries its own id, whoever’s call woke the worker', async () => {
  const { logger, of } = listening()
  const shop = await workshop({ logger })
  shop.platform.answers(async (_effect, { id }) => {
    await says(logger, 'performing')
    logger.info(`performed ${id}`)
    return { kind: 'refused', reason: 'gone', detail: '' }
  })
  await logger.during({ ref: 'a call' }, async () => {
    for (const channel of ['one', 'two', 'three']) await shop.post(channel, 'words')
    await shop.settle()
  })
  const ids = shop.platform.requests.map(({ attempt }) => attempt.id)
  expect(ids).toHaveLength(3)
  expect(of('performing').toSorted()).toEqual(ids.toSorted())
  expect(of('an effect was refused').toSorted()).toEqual(ids.toSorted())
  expect(ids.flatMap((id) => of(`performed ${id}`))).toEqual(ids)
})

test('an appearance carries its own id', async () => {
  const { logger, of } = listening()
  const render = () => Promise.reject(new Error('a bug'))
  const shop = await workshop({ logger, handlers: { render: { card: render } } })
  const place = { kind: 'channel', space, channel: 'general' } as const
  await shop.delivery.show(community, { kind: 'card', id: 'c1' }, 'board', place)
  await shop.settle()
  const [shown] = await shop.store.ledger.appearances.find(community, 'card', 'c1', 'board')
  expect(of('an appearance could not be brought up')).toEqual([shown?.id])
})

test('what nobody called for carries no reference', async () => {
  const { logger, lines } = listening()
  const failing = Promise.reject(new Error('away'))
  failing.catch(() => {})
  const shop = await workshop({
    logger,
    spoil: (store) => ({
      ...store,
      ledger: { ...store.ledger, work: { look: () => failing } },
    }),
  })
  await expect.poll(() => lines.length).toBe(1)
  logger.during({ ref: 'a call' }, () => shop.work.wake())
  await expect.poll(() => lines.length).toBe(2)
  expect(lines.map(({ msg, ref }) => [msg, ref])).toEqual(
    lines.map(() => ['the worker could not look for work', undefined]),
  )
})
