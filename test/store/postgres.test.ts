// What only PostgreSQL brings along: connections that break, servers that sort in their own way, processes that share it.
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { communityId } from '../../src/domain/ids.ts'
import { StoreAwayError } from '../../src/ports/errors.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { systemTimers } from '../../src/system/system.ts'
import { freshDatabase, runOn, serverUrl } from '../postgres/fresh-database.ts'
import { lantern, opened } from './opened.ts'

async function openedAt(url: string): Promise<Store> {
  const store = await openStore({ database: { kind: 'postgres', url }, startedAt: 0, timers: systemTimers })
  onTestFinished(() => store.close())
  return store
}

/** Cuts every connection to the database, as a restart of the server does. */
const cutAll = (url: string) =>
  runOn(serverUrl(), 'select count(pg_terminate_backend(pid)) as cut from pg_stat_activity where datname = $1', [
    new URL(url).pathname.slice(1),
  ])

const note = (store: Store, subject: string): Promise<void> =>
  store.transaction(lantern, () =>
    store.ledger.due.set({ id: subject, community: lantern, kind: 'note', subject, at: 1 }),
  )

async function lanternAt(url: string): Promise<Store> {
  const { store } = await opened({ database: { kind: 'postgres', url }, timers: systemTimers })
  return store
}

test('connections that are cut while nobody uses them are replaced', async () => {
  const url = await freshDatabase()
  const store = await lanternAt(url)
  await Promise.all(Array.from({ length: 8 }, () => store.spaces.all()))
  expect(await cutAll(url)).not.toEqual([{ cut: 0 }])
  await note(store, 'after')
  expect(await store.ledger.due.due(1, 10)).toHaveLength(1)
})

test('whoever is in the middle when all connections are cut hears that nothing is kept, and the next one is served', async () => {
  const url = await freshDatabase()
  const store = await lanternAt(url)
  const working = store.transaction(lantern, async () => {
    await store.ledger.due.set({ id: 'lost', community: lantern, kind: 'note', subject: 'lost', at: 1 })
    await cutAll(url)
    await store.ledger.due.set({ id: 'lost too', community: lantern, kind: 'note', subject: 'lost too', at: 1 })
  })
  await expect(working).rejects.toThrow(StoreAwayError)
  await note(store, 'after')
  expect((await store.ledger.due.due(1, 10)).map(({ subject }) => subject)).toEqual(['after'])
})

/** Stands between Hearth and the server, and can be shut. */
async function gateBefore(
  url: string,
): Promise<{ readonly url: string; shut(): Promise<void>; open(): Promise<void> }> {
  const { port } = new URL(url)
  const sockets = new Set<Socket>()
  const gate = createServer((from) => {
    const to = connect(Number(port), '127.0.0.1')
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  const open = (at: number) => new Promise<void>((resolve) => gate.listen(at, '127.0.0.1', () => resolve()))
  await open(0)
  const address = gate.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const shut = async () => {
    const closed = new Promise((resolve) => gate.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  onTestFinished(async () => {
    if (gate.listening) await shut()
  })
  const through = new URL(url)
  through.port = `${address.port}`
  return { url: through.href, shut, open: () => open(address.port) }
}

test('a server that cannot be reached is away for whoever reads, writes or asks for a setting, until it is back', async () => {
  const gate = await gateBefore(await freshDatabase())
  const store = await lanternAt(gate.url)
  await store.of(lantern).settings.change({ 'welcome.greeting': 'direct' })
  await gate.shut()
  await expect(store.spaces.all()).rejects.toThrow(StoreAwayError)
  await expect(store.of(lantern).settings.get()).rejects.toThrow(StoreAwayError)
  await expect(note(store, 'lost')).rejects.toThrow(StoreAwayError)
  await gate.open()
  await note(store, 'after')
  expect(await store.of(lantern).settings.get()).toMatchObject({ 'welcome.greeting': 'direct' })
})

test('a server that comes back within a moment is waited for', async () => {
  const gate = await gateBefore(await freshDatabase())
  const store = await lanternAt(gate.url)
  await gate.shut()
  const kept = note(store, 'one')
  await setTimeout(120)
  await gate.open()
  await kept
  expect(await store.ledger.due.due(1, 10)).toHaveLength(1)
})

test('two that start at once on an empty database both come up, and it is migrated once', async () => {
  const url = await freshDatabase('nothing')
  const stores = await Promise.all([openedAt(url), openedAt(url), openedAt(url)])
  for (const store of stores) expect(await store.spaces.all()).toEqual([])
})

test('every column of text compares by code point, whatever the server speaks', async () => {
  const url = await freshDatabase('nothing')
  await openedAt(url)
  const columns = await runOn(
    url,
    `select table_name, column_name, collation_name from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'`,
  )
  expect(columns).toEqual([])
  expect(await runOn(url, `select 'a' < 'B' as sorts_as_people_do`)).toEqual([{ sorts_as_people_do: true }])
})

test('the character of the code nought is left out, and nothing else', async () => {
  const store = await lanternAt(await freshDatabase())
  const odd = 'a\0b \u{1f525} \u202e'
  await store.spaces.add(
    { ref: { platform: 'slack', id: 'T1' }, name: odd, locale: undefined, host: undefined, at: 1 },
    lantern,
  )
  expect((await store.spaces.all()).map(({ name }) => name)).toContain('ab \u{1f525} \u202e')
  await store.drafts.set('a\0b', { words: odd })
  expect(await store.drafts.get('a\0b')).toEqual({ words: odd })
})

test("what two processes check and then write does not come between the other's, in one community", async () => {
  const url = await freshDatabase()
  const stores = [await lanternAt(url), await openedAt(url)]
  const numbers = await Promise.all(
    Array.from({ length: 60 }, (_, each) => {
      const store = stores[each % 2] ?? stores[0]
      return store?.transaction(lantern, async () => {
        const seen = (await store.ledger.due.due(1, 1000)).length
        await store.ledger.due.set({ id: `${each}`, community: lantern, kind: 'note', subject: `${each}`, at: 1 })
        return seen
      })
    }),
  )
  expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: 60 }, (_, each) => each))
})

test('a community whose transaction takes long keeps no other waiting', async () => {
  const url = await freshDatabase()
  const store = await lanternAt(url)
  const other = communityId('beacon')
  await store.spaces.add(
    { ref: { platform: 'slack', id: 'T1' }, name: 'Beacon', locale: undefined, host: undefined, at: 0 },
    other,
  )
  const end = Promise.withResolvers<void>()
  const slow = store.transaction(lantern, () => end.promise)
  await store.transaction(other, async () => {
    await store.ledger.due.set({ id: 'one', community: other, kind: 'note', subject: 'one', at: 1 })
  })
  end.resolve()
  await slow
})

test("two transactions that stand in each other's way are both kept in the end", async () => {
  const url = await freshDatabase()
  const store = await lanternAt(url)
  const other = communityId('beacon')
  await store.spaces.add(
    { ref: { platform: 'slack', id: 'T1' }, name: 'Beacon', locale: undefined, host: undefined, at: 0 },
    other,
  )
  const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
  const crossed = (mine: 0 | 1) =>
    store.transaction(mine === 0 ? lantern : other, async () => {
      const ids = mine === 0 ? ['a', 'b'] : ['b', 'a']
      for (const id of ids) {
        await store.ledger.due.set({ id, community: lantern, kind: 'note', subject: id, at: mine })
        both[mine].resolve()
        await both[mine === 0 ? 1 : 0].promise
      }
    })
  await Promise.all([crossed(0), crossed(1)])
  expect(await store.ledger.due.due(1, 10)).toHaveLength(2)
})
