// Reads outside a transaction: nobody's transaction keeps them waiting, and each sees what was committed last.
import { expect, test } from 'vitest'
import { lantern, opened, space } from './opened.ts'

const nameIn = async ({ store }: Awaited<ReturnType<typeof opened>>) => (await store.spaces.find(space))?.name

test('whoever reads while a transaction is open waits for nothing and sees what was there before', async () => {
  const house = await opened()
  const { store } = house
  const [written, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const transaction = store.transaction(lantern, async () => {
    await store.of(lantern).spaces.rename(space, 'Lighthouse')
    written.resolve()
    await ended.promise
  })
  await written.promise
  expect(await nameIn(house)).toBe('Lantern')
  ended.resolve()
  await transaction
  expect(await nameIn(house)).toBe('Lighthouse')
})

test('what was read before is not remembered beyond a commit, nor is what a transaction took back', async () => {
  const house = await opened()
  const { store } = house
  for (const name of ['Lighthouse', 'Harbour']) {
    await store.transaction(lantern, () => store.of(lantern).spaces.rename(space, name))
    expect(await nameIn(house)).toBe(name)
  }
  const failing = store.transaction(lantern, async () => {
    await store.of(lantern).spaces.rename(space, 'Nowhere')
    expect(await nameIn(house)).toBe('Nowhere')
    throw new Error('not so')
  })
  await expect(failing).rejects.toThrow('not so')
  expect(await nameIn(house)).toBe('Harbour')
})

test('what is written outside a transaction is seen at once', async () => {
  const house = await opened()
  expect(await nameIn(house)).toBe('Lantern')
  await house.store.of(lantern).spaces.rename(space, 'Harbour')
  expect(await nameIn(house)).toBe('Harbour')
})

test('settings are as they were committed last, whoever has read them before', async () => {
  const { store } = await opened()
  const { settings } = store.of(lantern)
  const zone = async () => (await settings.get())['digest.zone']
  const before = await zone()
  await settings.change({ 'digest.zone': 'Europe/Warsaw' })
  expect(await zone()).toBe('Europe/Warsaw')
  const failing = store.transaction(lantern, async () => {
    await settings.change({ 'digest.zone': 'Europe/Rome' })
    expect(await zone()).toBe('Europe/Rome')
    throw new Error('not so')
  })
  await expect(failing).rejects.toThrow('not so')
  expect(await zone()).toBe('Europe/Warsaw')
  await store.forget(lantern)
  expect(await zone()).toBe(before)
})

test('settings that are read while they are written are read as they were before, and as they are after', async () => {
  const { store } = await opened()
  const { settings } = store.of(lantern)
  const before = await settings.get()
  const [written, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const transaction = store.transaction(lantern, async () => {
    await settings.change({ 'welcome.greeting': 'direct' })
    written.resolve()
    await ended.promise
  })
  await written.promise
  expect(await settings.get()).toEqual(before)
  ended.resolve()
  await transaction
  expect(await settings.get()).toMatchObject({ 'welcome.greeting': 'direct' })
})
