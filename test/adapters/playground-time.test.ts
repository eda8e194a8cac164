// The playground's time: what outlives a restart, skipping ahead, starting over, the sample, live pages.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plain } from '../../src/view/text.ts'
import { type Client, signIn, wordsIn } from './playground-client.ts'
import { channel, type House, ideaCard, memoryShelf, openHouse } from './playground-house.ts'

let house: House
let page: Client

beforeEach(async () => {
  house = await openHouse()
  page = await signIn(house.playground)
})
afterEach(() => house.close())

const general = { kind: 'channel', channel: 'general' }

test('the world survives a restart with its history', async () => {
  const shelf = memoryShelf()
  const first = await openHouse({ shelf })
  const before = await signIn(first.playground)
  await before.post('join', { as: 'nia' })
  await before.post('write', { as: 'nia', place: general, text: 'Remember me' })
  await first.post(channel('suggestions'), ideaCard('Lend tools', 3))
  const was = await before.state('nia')
  await first.close()
  const second = await openHouse({ shelf })
  const after = await signIn(second.playground)
  expect((await after.state('nia')).places).toEqual(was.places)
  await second.close()
})

test('start over forgets everything and keeps the door', async () => {
  await page.post('join', { as: 'nia' })
  const before = await page.state('nia')
  expect((await page.post('start-over', {})).status).toBe(200)
  const after = await page.state('nia')
  expect(after.me.joined).toBe(false)
  expect(after.world).not.toBe(before.world)
})

test('skipping moves the clock: an hour, and to the next digest', async () => {
  const before = (await page.state('mo')).now
  await page.post('skip', { to: 'hour' })
  expect((await page.state('mo')).now).toBe(before + 60 * 60_000)
  await page.post('skip', { to: 'digest' })
  expect(new Date((await page.state('mo')).now).toISOString()).toBe('2026-06-08T09:00:00.000Z')
})

test('an open page is told of every change', async () => {
  const stream = await page.get('/api/live?as=nia')
  const reader = stream.body?.getReader()
  const heard: string[] = []
  const next = async () => {
    const chunk = await reader?.read()
    heard.push(new TextDecoder().decode(chunk?.value))
  }
  while (!heard.join('').includes('event: change')) await next()
  heard.length = 0
  await house.post(channel('general'), { text: plain('News') })
  while (!heard.join('').includes('event: change')) await next()
  await reader?.cancel()
})

test('the sample is played by sample people, marked, and uses up its eight days', async () => {
  const sampled = await openHouse({ sample: true })
  const start = Date.parse('2026-06-02T12:00:00Z')
  await sampled.playground.ready()
  const state = await (await signIn(sampled.playground)).state('mo')
  expect(state.now).toBe(start + 8 * 24 * 60 * 60_000)
  expect(state.busy).toBeUndefined()
  expect(wordsIn(state, 'channel/welcome').length).toBeGreaterThan(3)
  expect(state.places.flatMap((place) => place.messages).every((message) => message.sample)).toBe(true)
  const words = sampled.heard.flatMap((one) => (one.kind === 'words' ? [one.call.words] : []))
  expect(words[0]).toMatch(/^digest schedule weekly 09:00 \S+$/)
  expect(words.filter((one) => one.startsWith('suggest '))).toHaveLength(3)
  await sampled.close()
})

test('a sample that a stop cut short is played anew at the next start', async () => {
  const shelf = memoryShelf()
  const cut = await openHouse({ shelf, sample: true })
  await cut.close()
  const again = await openHouse({ shelf, sample: true })
  await again.playground.ready()
  const whole = await openHouse({ sample: true })
  await whole.playground.ready()
  const welcomes = async (one: House) => wordsIn(await (await signIn(one.playground)).state('mo'), 'channel/welcome')
  expect(cut.events().length).toBeLessThan(whole.events().length)
  expect(await welcomes(again)).toEqual(await welcomes(whole))
  await again.close()
  await whole.close()
})
