// Transactions: joined when nested, undone one by one, committed together when they wait together.
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { kinds, lantern, opened } from './opened.ts'

/** Something small that a transaction can write, and that can be read back. */
const note = (store: Store, subject: string): Promise<void> =>
  store.ledger.due.set({ id: subject, community: lantern, kind: 'note', subject, at: 1 })
const noted = async (store: Store): Promise<readonly string[]> =>
  (await store.ledger.due.due(1, 1000)).map((row) => row.subject).toSorted()

describe.each(kinds)('on %s', (kind) => {
  test('a transaction inside another joins it, and is undone with it', async () => {
    const { store } = await opened({ kind })
    const outer = store.transaction(lantern, async () => {
      await note(store, 'outer')
      await store.transaction(lantern, () => note(store, 'inner'))
      throw new Error('no')
    })
    await expect(outer).rejects.toThrow('no')
    expect(await noted(store)).toEqual([])
  })

  test('what a transaction gives back is there only when it is committed', async () => {
    const { store, commits } = await opened({ kind })
    const before = commits()
    expect(await store.transaction(lantern, async () => 'kept')).toBe('kept')
    expect(commits()).toBe(before + 1)
  })

  test('transactions that wait together run in one commit', async () => {
    const { store, commits } = await opened({ kind })
    const before = commits()
    await Promise.all(
      Array.from({ length: 40 }, (_, each) => store.transaction(lantern, () => note(store, `note-${each}`))),
    )
    expect(await noted(store)).toHaveLength(40)
    expect(commits() - before).toBeLessThanOrEqual(2)
  })

  test('one that fails among those that wait together leaves the others', async () => {
    const { store } = await opened({ kind })
    const results = await Promise.allSettled(
      ['one', 'two', 'three'].map((subject) =>
        store.transaction(lantern, async () => {
          await note(store, subject)
          if (subject === 'two') throw new Error('no')
        }),
      ),
    )
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await noted(store)).toEqual(['one', 'three'])
  })

  test('a transaction begun from one that waits with others does not see what another has undone', async () => {
    const { store } = await opened({ kind })
    const seen: string[][] = []
    await Promise.allSettled([
      store.transaction(lantern, async () => {
        await note(store, 'undone')
        throw new Error('no')
      }),
      store.transaction(lantern, async () => {
        seen.push([...(await noted(store))])
      }),
    ])
    expect(seen).toEqual([[]])
  })

  test('what outlives a transaction runs outside of it', async () => {
    const { store } = await opened({ kind })
    let late: Promise<void> | undefined
    const failing = store.transaction(lantern, async () => {
      late = setImmediate().then(() => note(store, 'late'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await late
    expect(await noted(store)).toEqual(['late'])
  })

  test('what a transaction that has ended left running can begin another one', async () => {
    const { store } = await opened({ kind })
    let late: Promise<void> | undefined
    await store.transaction(lantern, async () => {
      late = setImmediate().then(() => store.transaction(lantern, () => note(store, 'late')))
    })
    await late
    expect(await noted(store)).toEqual(['late'])
  })

  test('whoever reads outside sees nothing of a transaction that is still open', async () => {
    const { store } = await opened({ kind })
    const inside = store.transaction(lantern, async () => {
      await note(store, 'one')
      await note(store, 'two')
    })
    const outside = noted(store)
    await inside
    expect([0, 2]).toContain((await outside).length)
    expect(await noted(store)).toEqual(['one', 'two'])
  })
})
