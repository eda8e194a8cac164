// Every outcome has an owner: what nobody takes care of is shown to the staff, and so is what may have been done.
import { expect, test } from 'vitest'
import type { Owner } from '../../src/delivery/owner.ts'
import type { Undelivered } from '../../src/domain/undelivered.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { Outcome, Refusal } from '../../src/ports/outcome.ts'
import { refusals } from '../../src/ports/outcome.ts'
import { channel, community, posting, saying, space, type Workshop, workshop } from './workshop.ts'

const minute = 60_000
const day = 24 * 60 * minute
const refused = (reason: Refusal): Outcome => ({ kind: 'refused', reason, detail: 'the test says so' })
const followUp = { name: 'told', args: {} }

const counted = ({ store }: Workshop) => store.of(community).undelivered.counts()

/** What stands in the list, in its order. */
async function listed({ store }: Workshop): Promise<readonly Undelivered[]> {
  const { undelivered } = store.of(community)
  const found: Undelivered[] = []
  for (const ref of await undelivered.page(0, 100)) {
    const one = await undelivered.get(ref)
    if (one !== undefined) found.push(one)
  }
  return found
}

/** A house whose follow-up says this of every refusal. */
const owning = (owner: Owner): Promise<Workshop> => workshop({ handlers: { followUps: { told: async () => owner } } })

test('a refused effect that nothing follows is shown', async () => {
  const house = await workshop()
  house.platform.answers(() => refused('not-allowed'))
  await house.post('general', 'one')
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 1, doubtful: 0 })
  expect(await listed(house)).toMatchObject([{ kind: 'effect', at: house.now(), outcome: { reason: 'not-allowed' } }])
})

test('one that names a follow-up nobody knows is shown as well', async () => {
  const house = await workshop()
  house.platform.answers(() => refused('gone'))
  await house.post('general', 'one', { followUp: { name: 'from tomorrow', args: {} } })
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 1, doubtful: 0 })
})

test.each<[Owner, number]>([
  ['owned', 0],
  ['unowned', 1],
])('a refusal whose follow-up says %s is shown %i times', async (owner, times) => {
  const house = await owning(owner)
  house.platform.answers(() => refused('direct-messages-closed'))
  await house.post('general', 'one', { followUp })
  await house.settle()
  expect(await counted(house)).toEqual({ failed: times, doubtful: 0 })
})

test.each(refusals.filter((reason) => reason !== 'unconfirmed'))('a refusal as %s is not dropped', async (reason) => {
  const house = await workshop()
  house.platform.answers(() => refused(reason))
  await house.post('general', 'one')
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 1, doubtful: 0 })
})

test('what may have been done is counted apart and shown, whoever took care of it', async () => {
  const house = await owning('owned')
  house.platform.answers(() => refused('unconfirmed'))
  await house.post('general', 'one', { followUp })
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 0, doubtful: 1 })
})

test('a thread that is gone needs no closing, so nobody is told of it', async () => {
  const house = await workshop()
  house.platform.answers(() => refused('gone'))
  await house.delivery.send(community, {
    kind: 'closeThread',
    thread: { kind: 'thread', space, channel: 'help', thread: '7' },
  })
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 0, doubtful: 0 })
})

test('what did not go out for a quarter of an hour is shown with how its last try went', async () => {
  const house = await workshop()
  const unknown: Outcome = { kind: 'unknown', detail: 'HTTP 500' }
  house.platform.answers((_effect, { id }) => (id === '1'.padStart(20, '0') ? unknown : undefined))
  await house.post('stuck', 'one')
  for (let passed = 0; passed < 17; passed += 1) {
    await house.post('general', `minute ${passed}`)
    await house.pass(minute)
  }
  expect(await listed(house)).toMatchObject([{ kind: 'effect', open: true, outcome: unknown }])
})

test('an effect that cannot be read is shown', async () => {
  const house = await workshop()
  const at = house.now()
  const row = { id: 'from-tomorrow', community, placeKey: 'discord:1/channel/general', followUp: undefined }
  const effect = { version: 99, body: posting('general', 'odd') }
  await house.store.ledger.outbox.add({ ...row, effect, notBefore: at, at })
  await house.settle()
  expect(await listed(house)).toMatchObject([{ kind: 'effect', id: 'from-tomorrow', effect }])
})

/** A card that its place takes, or not. */
const cards = (owner?: Owner): Promise<Workshop> =>
  workshop({
    handlers: {
      render: { poll: async () => saying('a card') },
      ...(owner === undefined ? {} : { refused: { poll: async () => owner } }),
    },
  })
const poll = { kind: 'poll', id: 'poll-1' }

test('a card that cannot be posted is shown, unless something takes care of it', async () => {
  for (const [owner, times] of [
    ['owned', 0],
    ['unowned', 1],
    [undefined, 1],
  ] as const) {
    const house = await cards(owner)
    house.platform.answers(() => refused('not-allowed'))
    await house.delivery.show(community, poll, 'card', channel('polls'))
    await house.settle()
    expect(await counted(house), owner).toEqual({ failed: times, doubtful: 0 })
  }
})

test('a card that cannot be changed any more is shown, whoever takes care of first posts', async () => {
  const house = await cards('owned')
  await house.delivery.show(community, poll, 'card', channel('polls'))
  await house.settle()
  house.platform.answers(() => refused('not-allowed'))
  await house.delivery.touch(community, poll)
  await house.settle()
  expect(await listed(house)).toMatchObject([{ kind: 'appearance', subject: 'poll-1', stands: true }])
  house.platform.answers(() => undefined)
  await house.delivery.touch(community, poll)
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 0, doubtful: 0 })
})

test('a card that was let be does not come back with its next change, until it has been seen again', async () => {
  const house = await cards()
  house.platform.answers(() => refused('not-allowed'))
  await house.delivery.show(community, poll, 'card', channel('polls'))
  await house.settle()
  const [one] = await listed(house)
  if (one === undefined) throw new Error('nothing is listed')
  expect(await house.store.of(community).undelivered.dismiss(one, house.now())).toBe(true)
  await house.delivery.touch(community, poll)
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 0, doubtful: 0 })
  house.platform.answers(() => undefined)
  await house.delivery.touch(community, poll)
  await house.settle()
  house.platform.answers(() => refused('gone'))
  house.platform.clear('polls')
  await house.delivery.touch(community, poll)
  await house.settle()
  expect(await counted(house)).toEqual({ failed: 1, doubtful: 0 })
})

const joined: InboundEvent = {
  ...{ kind: 'member-joined', key: 'join-nia', space, joinedAt: 0, pending: false },
  member: { user: 'nia', name: 'Nia', bot: false, guest: false },
}

test('an event waits in the list while it is tried again, is shown once that has ended, and handled when asked for', async () => {
  let broken = true
  let handled = 0
  const house = await workshop({
    events: {
      async handle() {
        if (broken) throw new Error('a bug')
        handled += 1
      },
    },
  })
  await house.inbox.receive(joined)
  const { undelivered, waiting } = house.store.of(community)
  expect(await waiting.events()).toEqual({ count: 1, nextAt: house.now() + 10_000 })
  expect(await counted(house)).toEqual({ failed: 0, doubtful: 0 })
  await house.pass(day)
  expect(await waiting.events()).toBeUndefined()
  const [one] = await listed(house)
  if (one === undefined) throw new Error('nothing is listed')
  expect(one).toMatchObject({ kind: 'event', error: 'Error', open: true })
  broken = false
  await undelivered.again(one, house.now())
  await house.settle()
  expect({ handled, left: await counted(house) }).toEqual({ handled: 1, left: { failed: 0, doubtful: 0 } })
})

test('what waits says for which place, how many are in line, since when and why', async () => {
  const house = await workshop()
  house.platform.answers(() => ({ kind: 'later', afterMs: minute, because: 'limited' }))
  const since = house.now()
  for (const words of ['one', 'two', 'three']) await house.post('general', words)
  await house.settle()
  const { waiting } = house.store.of(community)
  expect(await waiting.effects(since)).toMatchObject([
    { count: 3, since, nextAt: since + minute, outcome: { kind: 'later', because: 'limited' } },
  ])
})

test('a card that waits says so, and why', async () => {
  const house = await cards()
  house.platform.answers(() => ({ kind: 'later', afterMs: minute, because: 'away' }))
  const since = house.now()
  await house.delivery.show(community, poll, 'card', channel('polls'))
  await house.pass(3 * minute)
  expect(await house.store.of(community).waiting.appearances()).toMatchObject([
    { count: 1, since, place: channel('polls'), outcome: { because: 'away' } },
  ])
  house.platform.answers(() => undefined)
  await house.pass(minute)
  expect(await house.store.of(community).waiting.appearances()).toEqual([])
})

test('what failed keeps its words for thirty days, and its place in the list for ninety, unless it was dealt with', async () => {
  const house = await workshop()
  house.platform.answers(() => refused('gone'))
  await house.post('general', 'one')
  await house.post('general', 'two')
  await house.settle()
  const [first] = await listed(house)
  if (first === undefined) throw new Error('nothing is listed')
  await house.store.of(community).undelivered.dismiss(first, house.now())
  await house.pass(29 * day)
  expect(await listed(house)).toMatchObject([{ kind: 'effect', effect: expect.anything() }])
  await house.pass(2 * day)
  expect(await listed(house)).toMatchObject([{ kind: 'effect', effect: undefined, open: true }])
  expect(await house.store.of(community).undelivered.get(first)).toBeUndefined()
  await house.pass(60 * day)
  expect(await counted(house)).toEqual({ failed: 0, doubtful: 0 })
})
