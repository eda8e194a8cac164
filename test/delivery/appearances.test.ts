// What stays visible is true in the end, with few requests, and is mended when somebody deletes it.
import { expect, test } from 'vitest'
import type { DeliveryHandlers, Seen } from '../../src/delivery/delivery.ts'
import type { MessageRef } from '../../src/domain/place.ts'
import { channel, community, saying, type Workshop, workshop } from './workshop.ts'

const subject = { kind: 'poll', id: 'poll-1' }

interface Poll {
  readonly house: Workshop
  readonly posted: MessageRef[]
  votes: number
  vote(): Promise<void>
}

/** A card that shows how many votes there are. */
async function poll(
  onPosted: (seen: Seen) => void = () => undefined,
  handlers: Partial<DeliveryHandlers> = {},
): Promise<Poll> {
  const posted: MessageRef[] = []
  const made = { votes: 0 }
  const house = await workshop({
    handlers: {
      ...handlers,
      render: { poll: async () => saying(`${made.votes} votes`) },
      posted: {
        poll: async (seen, message) => {
          posted.push(message)
          onPosted(seen)
        },
      },
    },
  })
  await house.delivery.show(community, subject, 'card', channel('polls'))
  await house.settle()
  return Object.assign(made, {
    house,
    posted,
    vote: () =>
      house.store.transaction(undefined, async () => {
        made.votes += 1
        await house.delivery.touch(community, subject)
      }),
  })
}

test('five hundred votes become few edits, and the last one is true', async () => {
  const card = await poll()
  const { house } = card
  await Promise.all(Array.from({ length: 500 }, () => card.vote()))
  await house.settle()
  expect(house.platform.words('polls')).toEqual(['500 votes'])
  expect(house.platform.requests.length).toBeLessThan(25)
})

test('where it is paced, five hundred votes in ten seconds are fewer than twenty edits, and the last one is true', async () => {
  const card = await poll(undefined, { paced: { poll: true } })
  const { house } = card
  const before = house.platform.requests.length
  for (let tenth = 0; tenth < 100; tenth += 1) {
    for (let vote = 0; vote < 5; vote += 1) {
      await card.vote()
      await house.settle()
    }
    await house.pass(100)
  }
  await house.pass(2_000)
  expect(house.platform.words('polls')).toEqual(['500 votes'])
  expect(house.platform.requests.length - before).toBeLessThan(20)
})

test('where it is paced, what changes now and then is shown at once, also after a burst is over', async () => {
  const card = await poll(undefined, { paced: { poll: true } })
  const { house } = card
  await Promise.all(Array.from({ length: 50 }, () => card.vote()))
  await house.pass(2_000)
  for (let times = 0; times < 20; times += 1) {
    await house.pass(2_000)
    await card.vote()
    await house.settle()
    expect(house.platform.words('polls')).toEqual([`${51 + times} votes`])
  }
})

test('a vote that comes while the card is being edited is shown after it', async () => {
  const card = await poll()
  const { house } = card
  const editing = Promise.withResolvers<undefined>()
  house.platform.answers(() => editing.promise)
  await card.vote()
  house.work.wake()
  await expect.poll(() => house.platform.requests.length).toBe(2)
  await card.vote()
  editing.resolve(undefined)
  await house.settle()
  expect(house.platform.words('polls')).toEqual(['2 votes'])
})

test('a card that somebody deleted is posted again with the next change', async () => {
  const card = await poll()
  const { house } = card
  house.platform.clear('polls')
  await card.vote()
  await house.settle()
  expect(house.platform.words('polls')).toEqual(['1 votes'])
  expect(card.posted).toHaveLength(2)
})

test('where it is forgotten then, a card that somebody deleted is asked for once more, and never again', async () => {
  const house = await workshop({
    handlers: { render: { poll: async () => saying('a card') }, whenDeleted: { poll: 'forgotten' } },
  })
  await house.delivery.show(community, subject, 'card', channel('polls'))
  await house.settle()
  house.platform.clear('polls')
  const before = house.platform.requests.length
  for (let changes = 0; changes < 3; changes += 1) {
    await house.delivery.touch(community, subject)
    await house.settle()
  }
  expect(house.platform.words('polls')).toEqual([])
  expect(house.platform.requests.length - before).toBe(1)
  expect(house.logged).toEqual([])
})

test('a card is shown once, however often it is asked for', async () => {
  const { house } = await poll()
  await house.delivery.show(community, subject, 'card', channel('polls'))
  await house.settle()
  expect(house.platform.words('polls')).toEqual(['0 votes'])
})

test('a card whose place refuses it is not asked for again before its subject changes', async () => {
  const card = await poll()
  const { house } = card
  house.platform.answers(() => ({ kind: 'refused', reason: 'not-allowed', detail: 'no' }))
  await card.vote()
  await house.pass(3_600_000)
  expect(house.platform.requests).toHaveLength(2)
  house.platform.answers(() => undefined)
  await card.vote()
  await house.settle()
  expect(house.platform.words('polls')).toEqual(['2 votes'])
})

test('when what follows the first post has a bug, the card is found and not posted twice', async () => {
  let broken = true
  const { house } = await poll(() => {
    if (broken) throw new Error('a bug')
  })
  expect(house.platform.words('polls')).toEqual(['0 votes'])
  broken = false
  await house.pass(120_000)
  expect(house.platform.words('polls')).toEqual(['0 votes'])
})

test('a card that was posted before anybody knew shows in the end what changed meanwhile', async () => {
  const made = { votes: 0 }
  const house = await workshop({
    handlers: { render: { poll: async () => saying(`${made.votes} votes`) }, posted: {} },
  })
  house.platform.doesAndAnswers(() => ({ kind: 'unknown', detail: 'cut' }))
  await house.delivery.show(community, subject, 'card', channel('polls'))
  await house.settle()
  house.platform.doesAndAnswers(() => undefined)
  await house.store.transaction(undefined, async () => {
    made.votes = 1
    await house.delivery.touch(community, subject)
  })
  await house.pass(60_000)
  expect(house.platform.words('polls')).toEqual(['1 votes'])
})
