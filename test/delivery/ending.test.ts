// How an effect ends: what follows it is one with its end, and whatever cannot be read or followed is not lost.
import { expect, test } from 'vitest'
import type { Ended } from '../../src/delivery/delivery.ts'
import { community, posting, workshop } from './workshop.ts'

const followUp = { name: 'told', args: { about: 'one' } }

test('what follows an effect hears how it ended', async () => {
  const heard: Ended[] = []
  const { post, platform, settle } = await workshop({
    handlers: {
      followUps: {
        told: async (ended) => {
          heard.push(ended)
          return 'owned'
        },
      },
    },
  })
  platform.answers((_effect, { number }) =>
    number === 1 ? { kind: 'refused', reason: 'not-allowed', detail: 'no' } : undefined,
  )
  await post('general', 'one', { followUp })
  await settle()
  expect(heard).toMatchObject([
    { community, args: { about: 'one' }, outcome: { kind: 'refused', reason: 'not-allowed' } },
  ])
})

test('what a follow-up sends is kept in the transaction that ends the effect', async () => {
  const house = await workshop({
    handlers: {
      followUps: {
        told: async ({ args }) => {
          await house.post('general', `after ${args.about}`)
          throw new Error('a bug after it was sent')
        },
      },
    },
  })
  await house.post('general', 'one', { followUp })
  await house.settle()
  expect(await house.store.ledger.outbox.count('waiting')).toBe(1)
  expect(house.platform.words('general')).toEqual(['one'])
})

test('an effect whose follow-up throws is not ended, and is tried again without a second post', async () => {
  let broken = true
  const house = await workshop({
    handlers: {
      followUps: {
        told: async () => {
          if (broken) throw new Error('a bug')
          return 'owned'
        },
      },
    },
  })
  await house.post('general', 'one', { followUp })
  await house.settle()
  expect(await house.store.ledger.outbox.count('waiting')).toBe(1)
  expect(house.logged).toContain('what follows an effect failed')
  broken = false
  await house.pass(60_000)
  expect(await house.store.ledger.outbox.count('waiting')).toBe(0)
  expect(house.platform.words('general')).toEqual(['one'])
})

test('an effect that no version of ours wrote has failed loudly, is not lost, and holds nobody up', async () => {
  const house = await workshop()
  const at = house.now()
  const row = { id: 'from-tomorrow', community, placeKey: 'discord:1/channel/general', followUp: undefined }
  await house.store.ledger.outbox.add({
    ...row,
    effect: { version: 99, body: posting('general', 'odd') },
    notBefore: at,
    at,
  })
  await house.post('general', 'one')
  await house.settle()
  expect(house.platform.words('general')).toEqual(['one'])
  expect(await house.store.ledger.outbox.count('failed', community)).toBe(1)
  expect(house.logged).toContain('an effect cannot be read and has failed')
  await house.store.ledger.outbox.tidy({ rows: 0, bodies: at + 1, failed: 0 })
  expect(await house.store.ledger.outbox.count('failed', community)).toBe(1)
})

test('a claim that nobody ended is tried again as one whose outcome is unknown', async () => {
  const house = await workshop()
  const { outbox } = house.store.ledger
  await house.work.stop()
  await house.post('general', 'one')
  const at = house.now()
  await outbox.claim('discord', at, at + 60_000, 1)
  expect(await outbox.claim('discord', at + 59_999, at + 119_999, 1)).toEqual([])
  expect(await outbox.claim('discord', at + 60_000, at + 120_000, 1)).toMatchObject([{ attempts: 2, unknownSince: at }])
})
