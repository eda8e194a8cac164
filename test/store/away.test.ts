// A database that takes nothing for a while: waited for a moment, then everybody is told, and nothing of theirs is kept.
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { StoreAwayError } from '../../src/ports/errors.ts'
import type { Store } from '../../src/store/store.ts'
import { systemTimers } from '../../src/system/system.ts'
import { fileOf, lantern, opened } from './opened.ts'

const note = (store: Store, subject: string): Promise<void> =>
  store.transaction(lantern, () =>
    store.ledger.due.set({ id: subject, community: lantern, kind: 'note', subject, at: 1 }),
  )
const noted = async (store: Store): Promise<readonly string[]> =>
  (await store.ledger.due.due(1, 1000)).map((row) => row.subject).toSorted()

/** Another program that writes to the file, and lets go of it when it is told to. */
function locked(file: string): () => void {
  const other = new Database(file)
  onTestFinished(() => void other.close())
  other.exec('begin immediate')
  return () => void other.exec('rollback')
}

test('what waits for another program to end its writing is kept once that has ended', async () => {
  const house = await opened({ timers: systemTimers })
  const { store } = house
  const letGo = locked(fileOf(house))
  const kept = note(store, 'one')
  const freed = new Promise<void>((resolve) => systemTimers.after(120, resolve)).then(letGo)
  await kept
  await freed
  expect(await noted(store)).toEqual(['one'])
})

test('a database that stays locked is waited for with growing waits, and then whoever waits is told that nothing is kept', async () => {
  const waits: number[] = []
  const timers = {
    after(ms: number, work: () => void) {
      waits.push(ms)
      queueMicrotask(work)
      return () => undefined
    },
  }
  const house = await opened({ timers })
  const { store } = house
  const letGo = locked(fileOf(house))
  await expect(note(store, 'one')).rejects.toThrow(StoreAwayError)
  expect(waits).toEqual([50, 100, 200, 400, 750])
  // While it is known to be away, the next ones are told at once.
  await expect(note(store, 'two')).rejects.toThrow(StoreAwayError)
  expect(waits).toHaveLength(5)
  letGo()
  await note(store, 'three')
  expect(await noted(store)).toEqual(['three'])
})

test('a failure of the work itself is not taken for a database that is away', async () => {
  const { store } = await opened({ timers: systemTimers })
  await expect(store.transaction(lantern, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
