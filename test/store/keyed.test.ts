// Keyv on the same connection: inside a transaction it joins, outside it waits its turn, and neither stops the other.
import { describe, expect, test } from 'vitest'
import { kinds, lantern, opened } from './opened.ts'

describe.each(kinds)('on %s', (kind) => {
  test('what is set inside a transaction is undone with it', async () => {
    const { store } = await opened({ kind })
    await store.drafts.set('draft', 'before')
    const failing = store.transaction(lantern, async () => {
      await store.drafts.set('draft', 'inside')
      expect(await store.drafts.get('draft')).toBe('inside')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.drafts.get('draft')).toBe('before')
  })

  test('what is set outside while a transaction is open outlives its failure', async () => {
    const { store } = await opened({ kind })
    const began = Promise.withResolvers<void>()
    const failing = store.transaction(lantern, async () => {
      began.resolve()
      await store.ledger.due.set({ id: 'one', community: lantern, kind: 'note', subject: 'one', at: 1 })
      throw new Error('no')
    })
    await began.promise
    const outside = store.drafts.set('draft', 'outside')
    await expect(failing).rejects.toThrow('no')
    await outside
    expect(await store.drafts.get('draft')).toBe('outside')
  })

  test('the namespaces keep to themselves', async () => {
    const { store } = await opened({ kind })
    await store.drafts.set('same', 1)
    await store.simulation.set('same', 2)
    await store.shelves.playground.set('other', 3)
    expect(await store.drafts.get('same')).toBe(1)
    expect(await store.drafts.entries()).toEqual([['same', 1]])
    await store.drafts.delete('same')
    expect(await store.simulation.get('same')).toBe(2)
  })

  test('settings that are changed side by side lose nothing', async () => {
    const { store } = await opened({ kind })
    const { settings } = store.of(lantern)
    await Promise.all([
      settings.change({ 'digest.time': '08:15' }),
      settings.change({ 'digest.zone': 'Europe/Warsaw' }),
      settings.change({ 'welcome.greeting': 'direct' }),
    ])
    expect(await settings.get()).toMatchObject({
      'digest.time': '08:15',
      'digest.zone': 'Europe/Warsaw',
      'welcome.greeting': 'direct',
    })
  })

  test('a setting that is changed in a transaction that fails stays as it was', async () => {
    const { store } = await opened({ kind })
    const { settings } = store.of(lantern)
    const before = await settings.get()
    const failing = store.transaction(lantern, async () => {
      await settings.change({ 'welcome.greeting': 'direct' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await settings.get()).toEqual(before)
  })

  test('what several take at once, one of them gets', async () => {
    const { store } = await opened({ kind })
    await store.shelves.slackStates.set('state', 'here', 60_000)
    const taken = await Promise.all(Array.from({ length: 5 }, () => store.shelves.slackStates.take('state')))
    expect(taken.filter((value) => value !== undefined)).toEqual(['here'])
    expect(await store.shelves.slackStates.take('state')).toBeUndefined()
  })
})
