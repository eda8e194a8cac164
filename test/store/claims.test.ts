// Several processes over one database: what one has claimed nobody else has, and what a dead one held is the others'.
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, type Store } from '../../src/store/store.ts'
import { emptyDatabase, runOn } from '../postgres/fresh-database.ts'
import { lantern, space } from './opened.ts'

const now = 1_000_000
const leaseMs = 60_000

/** Stores over one database, each entered as a process that lives. */
async function processes(many: number): Promise<{ readonly url: string; readonly stores: readonly Store[] }> {
  const url = await emptyDatabase()
  const stores = await Promise.all(
    Array.from({ length: many }, () => openStore({ database: { kind: 'postgres', url }, startedAt: 0 })),
  )
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  const [first] = stores
  await first?.spaces.add({ ref: space, name: 'Lantern', locale: undefined, host: undefined, at: 0 }, lantern)
  for (const store of stores) await store.ledger.processes.begin(['discord'], 0)
  return { url, stores }
}

async function two(): Promise<{ readonly url: string; readonly one: Store; readonly other: Store }> {
  const { url, stores } = await processes(2)
  const [one, other] = stores
  if (one === undefined || other === undefined) throw new Error('two were opened')
  return { url, one, other }
}

const add = (store: Store, id: string, placeKey: string, at = 0): Promise<void> =>
  store.transaction(lantern, () =>
    store.ledger.outbox.add({
      id,
      community: lantern,
      placeKey,
      effect: { id },
      followUp: undefined,
      notBefore: 0,
      at,
    }),
  )
const claim = async (store: Store, at = now, limit = 16): Promise<readonly string[]> =>
  (await store.ledger.outbox.claim('discord', at, at + leaseMs, limit)).map(({ id }) => id)
const end = (store: Store, id: string): Promise<void> => store.ledger.outbox.end(id, 'done', { kind: 'done' }, now)

/** The process is not heard of any more: its last beat is a minute old. */
const dies = (url: string): Promise<unknown> =>
  runOn(
    url,
    'update processes set seen_at = seen_at - 60000 where id = (select leased_by from outbox where leased_by is not null limit 1)',
  )

test('claimed by several at once, thousands of effects are each done once, in order, and never two at once of one place', {
  timeout: 120_000,
}, async () => {
  const { stores } = await processes(4)
  const places = Array.from({ length: 5 }, (_, each) => `discord:1/${each}`)
  const each = 100
  for (const [index, store] of stores.entries())
    await store.transaction(lantern, async () => {
      for (let count = 0; count < each; count += 1)
        for (const place of places) {
          const id = `${place}#${String(index * each + count).padStart(5, '0')}`
          await store.ledger.outbox.add({
            id,
            community: lantern,
            placeKey: place,
            effect: {},
            followUp: undefined,
            notBefore: 0,
            at: 0,
          })
        }
    })
  const done = new Map<string, string[]>(places.map((place) => [place, []]))
  const underway = new Set<string>()
  const together: string[] = []
  const putOff = new Set<string>()
  let left = places.length * each * stores.length

  async function performs(store: Store, id: string, placeKey: string): Promise<void> {
    if (underway.has(placeKey)) together.push(id)
    underway.add(placeKey)
    await setImmediate()
    underway.delete(placeKey)
    // Some are put off the first time, and whoever is next has them.
    if (id.endsWith('7') && !putOff.has(id)) {
      putOff.add(id)
      return store.ledger.outbox.hold(id, {
        notBefore: now,
        unknownSince: undefined,
        heldSince: undefined,
        outcome: {},
      })
    }
    done.get(placeKey)?.push(id)
    left -= 1
    await end(store, id)
  }

  async function works(store: Store): Promise<void> {
    for (let turn = 0; left > 0; turn += 1) {
      if (turn % 50 === 0) await store.ledger.processes.beat(['discord'], 0)
      const rows = await store.ledger.outbox.claim('discord', now, now + leaseMs, 3)
      await Promise.all(rows.map(({ id, placeKey }) => performs(store, id, placeKey)))
    }
  }
  await Promise.all(stores.flatMap((store) => [works(store), works(store)]))
  expect(together).toEqual([])
  for (const place of places) {
    const ids = done.get(place) ?? []
    expect(ids).toHaveLength(each * stores.length)
    expect(ids).toEqual(ids.toSorted())
  }
})

test('what one has claimed blocks its place for the others, however late their clocks are', async () => {
  const { one, other } = await two()
  await add(one, 'a1', 'discord:1/a')
  await add(one, 'a2', 'discord:1/a')
  expect(await claim(one)).toEqual(['a1'])
  const aDayLater = now + 24 * 60 * 60_000
  expect(await claim(other, aDayLater)).toEqual([])
  const { effects, next } = await other.ledger.work.look(['discord'], aDayLater)
  expect([effects, next.effects]).toEqual([[], undefined])
  await end(one, 'a1')
  expect(await claim(other, aDayLater)).toEqual(['a2'])
})

test('a new effect is left to the process that committed it for a second', async () => {
  const { one, other } = await two()
  await add(one, 'a', 'discord:1/a', now)
  expect(await claim(other, now + 999)).toEqual([])
  expect(await other.ledger.work.look(['discord'], now + 999)).toMatchObject({
    effects: [],
    next: { effects: now + 1000 },
  })
  expect(await one.ledger.work.look(['discord'], now + 999)).toMatchObject({ effects: ['discord'] })
  expect(await claim(other, now + 1000)).toEqual(['a'])
})

test('what was put off is anybody’s', async () => {
  const { one, other } = await two()
  await add(one, 'a', 'discord:1/a', now)
  await claim(one)
  await one.ledger.outbox.hold('a', { notBefore: now + 5, unknownSince: undefined, heldSince: undefined, outcome: {} })
  expect(await claim(other, now + 5)).toEqual(['a'])
})

test('what a process held that is not heard of any more is the others’, of unknown outcome since it was claimed', async () => {
  const { url, one, other } = await two()
  await add(one, 'a', 'discord:1/a')
  await claim(one)
  expect(await other.ledger.outbox.freeLeases(leaseMs, 'of the dead')).toBe(0)
  await dies(url)
  expect(await other.ledger.processes.bury(30_000)).toBe(1)
  expect(await other.ledger.outbox.freeLeases(leaseMs, 'of the dead')).toBe(1)
  const [again] = await other.ledger.outbox.claim('discord', now + 9, now + 9 + leaseMs, 1)
  expect(again).toMatchObject({ id: 'a', attempts: 2, unknownSince: now })
})

test('one that was taken for dead claims nothing before it is heard of again, and does not end what is another’s by then', async () => {
  const { url, one, other } = await two()
  await add(one, 'a', 'discord:1/a')
  await claim(one)
  await dies(url)
  await other.ledger.processes.bury(30_000)
  await other.ledger.outbox.freeLeases(leaseMs, 'of the dead')
  expect(await claim(one)).toEqual([])
  expect(await claim(other)).toEqual(['a'])
  expect(await one.transaction(lantern, () => one.ledger.outbox.mine('a', lantern))).toBeUndefined()
  await end(one, 'a')
  expect(await other.ledger.outbox.count('waiting')).toBe(1)
  await add(one, 'b', 'discord:1/b')
  await one.ledger.processes.beat(['discord'], 0)
  expect(await claim(one)).toEqual(['b'])
})

test('a call that was asked of a process that is gone, and an event that it tried again, are the others’', async () => {
  const { url, one, other } = await two()
  const mark = { community: lantern, kind: 'command', what: 'x', placeKey: 'p', payload: {}, at: 1 } as const
  await one.ledger.asked.add({ ...mark, key: 'call' })
  await one.ledger.inbox.park({ ...mark, key: 'event' }, 'id', 'Error', now)
  expect(await one.ledger.inbox.claimParked(now, 5)).toHaveLength(1)
  expect(await other.ledger.inbox.claimParked(now + leaseMs * 60, 5)).toEqual([])
  expect(await other.ledger.asked.left('of the dead')).toEqual([])
  await runOn(url, "delete from processes where id = (select owner from inbox where key = 'call')")
  await other.ledger.inbox.freeParked('of the dead')
  expect(await other.ledger.asked.left('of the dead')).toMatchObject([{ key: 'call' }])
  expect(await other.ledger.inbox.claimParked(now, 5)).toHaveLength(1)
  expect(await one.transaction(lantern, () => one.ledger.inbox.parkedEnded('event'))).toBe(true)
  expect(await other.transaction(lantern, () => other.ledger.inbox.parkedEnded('event'))).toBe(false)
})

test('what is due is ended by one, and a chore is taken by one an hour', async () => {
  const { one, other } = await two()
  await one.ledger.due.set({ id: 'd', community: lantern, kind: 'digest', subject: 's', at: 5 })
  const ended = await Promise.all(
    [one, other].map((store) => store.transaction(lantern, () => store.ledger.due.end('d', 5))),
  )
  expect(ended.toSorted()).toEqual([lantern, undefined])
  const taken = await Promise.all([one, other].map((store) => store.ledger.chores.take('tidy', now, 60)))
  expect(taken.toSorted()).toEqual([false, true])
  expect(await other.ledger.chores.take('tidy', now + 60, 60)).toBe(true)
})

test('appearances are claimed by one', async () => {
  const { one, other } = await two()
  const place = { kind: 'channel', space, channel: 'c' } as const
  for (let each = 0; each < 60; each += 1)
    await one.ledger.appearances.add({
      id: `x${each}`,
      community: lantern,
      subjectKind: 'poll',
      subject: `${each}`,
      role: 'card',
      place,
      at: 0,
    })
  const claimed = await Promise.all(
    [one, other, one, other].map((store) => store.ledger.appearances.claim('discord', now, now + leaseMs, 20)),
  )
  const ids = claimed.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(20)
})

test('a process hears when another has committed something to be done, and goes on hearing after its connection broke', async () => {
  const { url, one, other } = await two()
  let heard = 0
  let wait = Promise.withResolvers<void>()
  const timers = {
    after: (_ms: number, work: () => void) => {
      const timer = setTimeout(work, 20)
      return () => clearTimeout(timer)
    },
  }
  const deafen = other.listen(() => {
    heard += 1
    wait.resolve()
  }, timers)
  onTestFinished(deafen)
  await wait.promise
  const next = async (): Promise<void> => {
    wait = Promise.withResolvers<void>()
    const before = heard
    await add(one, `e${before}`, 'discord:1/a')
    await wait.promise
    expect(heard).toBeGreaterThan(before)
  }
  await next()
  wait = Promise.withResolvers<void>()
  await runOn(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and pid <> pg_backend_pid()",
  )
  await wait.promise
  await next()
  // What only reads, or writes nothing that is to be done, wakes nobody; nor does a process wake itself.
  const before = heard
  await one.transaction(lantern, () => one.spaces.all())
  await add(other, 'own', 'discord:1/b')
  await next()
  expect(heard).toBe(before + 1)
})
