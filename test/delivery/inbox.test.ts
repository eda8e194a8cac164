// Each event and call once, in order per place, and kept before it is acknowledged.
import { expect, test } from 'vitest'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { Store } from '../../src/store/store.ts'
import { channel, community, saying, space, type Workshop, workshop } from './workshop.ts'

const written = (place: string, text: string): InboundEvent => ({
  kind: 'message',
  key: `${place}:${text}`,
  space,
  what: 'posted',
  author: { user: 'ana', name: 'Ana', bot: false, guest: false },
  ref: { place: channel(place), channel: place, id: text },
  place: channel(place),
  text,
  at: 0,
})

const textOf = (event: InboundEvent): string => (event.kind === 'message' ? event.text : event.kind)

const failedEvents = ({ store }: Workshop): Promise<number> => store.ledger.inbox.parkedCount()

test('an event that comes twice is handled once', async () => {
  const handled: string[] = []
  const { inbox } = await workshop({ events: { handle: async (event) => void handled.push(textOf(event)) } })
  await inbox.receive(written('general', 'one'))
  await Promise.all([inbox.receive(written('general', 'one')), inbox.receive(written('general', 'one'))])
  expect(handled).toEqual(['one'])
})

test('an event of which nobody could say whether it is wanted is parked, and lets the next of its place pass', async () => {
  const handled: string[] = []
  let isBroken = true
  const house = await workshop({
    events: {
      wants: async () => {
        if (isBroken) throw new Error('a bug')
        return true
      },
      handle: async (event) => void handled.push(textOf(event)),
    },
  })
  await house.inbox.receive(written('general', 'one'))
  expect(await failedEvents(house)).toBe(1)
  isBroken = false
  await house.inbox.receive(written('general', 'two'))
  await house.pass(10_000)
  expect(handled).toEqual(['two', 'one'])
  expect(await failedEvents(house)).toBe(0)
})

test('a call that comes twice is done and answered once', async () => {
  let done = 0
  const { inbox, platform, settle } = await workshop()
  const call = {
    ...{ key: 'call-1', community, what: 'suggest', visibility: 'private' as const },
    address: { platform: 'discord', expiresAt: Number.MAX_SAFE_INTEGER, data: {} },
    fallback: { kind: 'direct', space, user: 'ana' } as const,
  }
  const work = async () => {
    done += 1
    return saying('Done.')
  }
  await Promise.all([inbox.once(call, work), inbox.once(call, work)])
  await settle()
  expect(done).toBe(1)
  expect(platform.requests.map(({ effect }) => effect.kind)).toEqual(['answer'])
})

test('events of one place are handled one after another, in the order they came', async () => {
  const steps: string[] = []
  const first = Promise.withResolvers<void>()
  const { inbox } = await workshop({
    events: {
      async prepare(event) {
        steps.push(`begins ${textOf(event)}`)
        if (textOf(event) === 'one') await first.promise
      },
      handle: async (event) => void steps.push(`ends ${textOf(event)}`),
    },
  })
  const all = ['one', 'two', 'three'].map((text) => inbox.receive(written('general', text)))
  first.resolve()
  await Promise.all(all)
  expect(steps).toEqual(['begins one', 'ends one', 'begins two', 'ends two', 'begins three', 'ends three'])
})

test('an event of another place does not wait for one that takes long', async () => {
  const handled: string[] = []
  const slow = Promise.withResolvers<void>()
  const { inbox } = await workshop({
    events: {
      prepare: (event) => (textOf(event) === 'slow' ? slow.promise : Promise.resolve()),
      handle: async (event) => void handled.push(textOf(event)),
    },
  })
  const waiting = inbox.receive(written('general', 'slow'))
  await inbox.receive(written('welcome', 'hello'))
  expect(handled).toEqual(['hello'])
  slow.resolve()
  await waiting
  expect(handled).toEqual(['hello', 'slow'])
})

test('an event whose handler has a bug is acknowledged, kept, and handled once that is mended', async () => {
  let broken = true
  const handled: string[] = []
  const house = await workshop({
    events: {
      async handle(event) {
        if (broken) throw new Error('a bug')
        handled.push(textOf(event))
      },
    },
  })
  await house.inbox.receive(written('general', 'one'))
  expect(await failedEvents(house)).toBe(1)
  broken = false
  await house.pass(9_999)
  expect(handled).toEqual([])
  await house.pass(1)
  expect(handled).toEqual(['one'])
  expect(await failedEvents(house)).toBe(0)
  await house.inbox.receive(written('general', 'one'))
  expect(handled).toEqual(['one'])
})

test('a parked event is tried less and less often, and marked as failed in the end', async () => {
  const tries: number[] = []
  const house: Workshop = await workshop({
    events: {
      async handle() {
        tries.push(house.now())
        throw new Error('a bug')
      },
    },
  })
  await house.inbox.receive(written('general', 'one'))
  await house.pass(3 * 24 * 60 * 60_000)
  const waits = tries.map((at, index) => (at - (tries[index - 1] ?? at)) / 1000)
  expect(waits).toEqual([0, 10, 60, 300, 1800, 7200, 43_200])
  expect(await house.work.nextAt()).toBeUndefined()
  expect(await house.work.busy()).toBe(false)
  expect(await failedEvents(house)).toBe(1)
})

test('a parked event waits for the one of its place that is being handled', async () => {
  let broken = true
  const steps: string[] = []
  const slow = Promise.withResolvers<void>()
  const house = await workshop({
    events: {
      async prepare(event) {
        if (broken) throw new Error('a bug')
        steps.push(`begins ${textOf(event)}`)
        if (textOf(event) === 'two') await slow.promise
      },
      handle: async (event) => void steps.push(`ends ${textOf(event)}`),
    },
  })
  await house.inbox.receive(written('general', 'one'))
  await house.settle()
  broken = false
  const second = house.inbox.receive(written('general', 'two'))
  await expect.poll(() => steps).toEqual(['begins two'])
  house.moves(10_000)
  const retried = house.inbox.retryParked()
  await house.store.transaction(undefined, async () => undefined)
  slow.resolve()
  await Promise.all([second, retried])
  // The worker tries it as well, and may prepare it beside this; it is handled once.
  expect(steps.filter((step) => step === 'ends one')).toHaveLength(1)
  expect([...new Set(steps)]).toEqual(['begins two', 'ends two', 'begins one', 'ends one'])
})

test('what a handler with a bug had done is undone before the event is parked', async () => {
  const house: Workshop = await workshop({
    events: {
      async handle() {
        await house.post('general', 'half')
        throw new Error('a bug')
      },
    },
  })
  await house.inbox.receive(written('general', 'one'))
  await house.settle()
  expect(house.platform.words('general')).toEqual([])
})

test('an event that could not be kept is rejected, and so not acknowledged', async () => {
  let full = true
  const handled: string[] = []
  const house = await workshop({
    events: { handle: async (event) => void handled.push(textOf(event)) },
    spoil: (store) => spoiledWhile(() => full, store),
  })
  await expect(house.inbox.receive(written('general', 'one'))).rejects.toThrow('disk')
  full = false
  await house.inbox.receive(written('general', 'one'))
  expect(handled).toEqual(['one'])
})

/** A store on a disk that is full for a while. */
function spoiledWhile(full: () => boolean, store: Store): Store {
  const fail = (): Promise<never> => Promise.reject(new Error('the disk is full'))
  return {
    ...store,
    transaction: (community, work) => (full() ? fail() : store.transaction(community, work)),
    ledger: {
      ...store.ledger,
      inbox: { ...store.ledger.inbox, park: (...args) => (full() ? fail() : store.ledger.inbox.park(...args)) },
    },
  }
}
