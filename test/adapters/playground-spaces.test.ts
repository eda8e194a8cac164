// The playground's second space, and threads under messages, over real HTTP: who is where, who reads what, what is told.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DirectPlace, Place, SpaceRef, ThreadPlace } from '../../src/domain/place.ts'
import { plain } from '../../src/view/text.ts'
import { type Client, signIn, wordsIn } from './playground-client.ts'
import { channel, type House, space as home, ideaCard, openHouse } from './playground-house.ts'

let house: House
let page: Client

beforeEach(async () => {
  house = await openHouse()
  page = await signIn(house.playground)
})
afterEach(() => house.close())

const workspace: SpaceRef = { platform: 'playground', id: 'workspace' }
const there = (name: string): Place => ({ kind: 'channel', space: workspace, channel: `w-${name}` })
const direct = (user: string): DirectPlace => ({ kind: 'direct', space: workspace, user })
const show = (shown = true) => page.post('second-space', { shown })
const seen = () => house.events().flatMap((event) => (event.kind === 'space-seen' ? [event] : []))
const told = () => house.events().flatMap((event) => (event.kind === 'message' ? [event] : []))

test('there is one space until somebody asks for a second one, which Hearth is then told of', async () => {
  expect((await page.state('mo')).spaces).toEqual([{ id: 'home', name: 'The playground' }])
  await expect(house.playground.channels(workspace)).rejects.toThrow()
  await show()
  expect((await page.state('mo')).spaces.map((one) => one.name)).toEqual(['Lantern on Discord', 'Lantern on Slack'])
  expect(seen().at(-1)).toMatchObject({ space: workspace, name: 'Lantern on Slack', host: { user: 'w-mo' } })
  expect(new Set(seen().map((event) => event.key)).size).toBe(3)
})

test('the second space has channels of its own, and keeps support threads private as Slack does', async () => {
  await show()
  const channels = await house.playground.channels(workspace)
  expect(channels.map((one) => one.name)).toEqual(['general', 'introductions', 'help', 'ideas', 'team'])
  expect(channels.filter((one) => one.general === true).map((one) => one.name)).toEqual(['general'])
  expect(channels.filter((one) => !one.everyoneCanRead).map((one) => one.name)).toEqual(['team'])
  expect((await house.playground.channels(home)).map((one) => one.id)).toContain('suggestions')
  expect(house.playground.supportShape(workspace)).toBe('relayed')
  expect(house.playground.supportShape(home)).toBe('thread')
  const open = { kind: 'openThread', parent: { kind: 'channel', space: workspace, channel: 'w-help' } } as const
  const refused = { kind: 'refused', reason: 'unsupported' }
  expect(await house.perform({ ...open, title: 'Stuck', users: ['w-ben'] })).toMatchObject(refused)
})

test('everybody has another account there: Mo looks after both, and Nia comes to each by herself', async () => {
  await show()
  const people = await house.playground.people(workspace)
  expect(people.map((one) => one.name).toSorted()).toEqual(['Ben', 'Ida', 'Jun', 'Mo', 'Priya', 'Tomás'])
  expect(await house.playground.facts(workspace, 'w-mo')).toMatchObject({ admin: true })
  expect(await house.playground.facts(workspace, 'mo')).toBeUndefined()
  await page.post('join', { as: 'w-nia' })
  expect(house.events().at(-1)).toMatchObject({ kind: 'member-joined', space: workspace, member: { user: 'w-nia' } })
  expect((await page.state('nia')).me.joined).toBe(false)
})

test('who is in one space reads and writes nothing in the other', async () => {
  await show()
  await page.post('write', { as: 'w-ben', place: there('general'), text: 'Hello from over here' })
  expect(told().at(-1)).toMatchObject({ space: workspace, place: there('general'), author: { user: 'w-ben' } })
  expect(JSON.stringify(await page.state('mo'))).not.toContain('over here')
  const write = (as: string, place: object) => page.post('write', { as, place, text: 'Hm' })
  expect((await write('mo', there('general'))).body.error).toBe('may-not-write')
  expect((await write('w-mo', { kind: 'channel', channel: 'general' })).body.error).toBe('may-not-write')
  expect((await write('mo', { kind: 'channel', channel: 'w-general' })).body.error).toBe('may-not-write')
})

test('a command of the second space comes from there, and its answer stands there', async () => {
  await show()
  await page.call('command', { as: 'w-mo', place: there('team'), words: '/setup channel support #help @Ben @ida' })
  const call = house.heard.flatMap((one) => (one.kind === 'words' ? [one.call] : []))[0]
  expect(call).toMatchObject({ space: workspace, place: there('team'), caller: { user: 'w-mo' } })
  expect(call?.references).toEqual({
    '#help': { kind: 'channel', channel: 'w-help', name: 'help' },
    '@Ben': { kind: 'user', user: 'w-ben', name: 'Ben' },
    '@ida': { kind: 'user', user: 'w-ida', name: 'Ida' },
  })
  expect(wordsIn(await page.state('w-mo'), 'channel/w-team')).toEqual(['Hello Mo, this is for you.'])
  const items = (await page.complete('w-mo', '/setup channel support #')).items.map((one) => one.value)
  expect(items).toEqual(['#general', '#introductions', '#help', '#ideas', '#team'])
})

test('a stored answer finds its way back into the second space', async () => {
  await show()
  await page.call('command', { as: 'w-ben', place: there('general'), words: '/start' })
  const call = house.heard.flatMap((one) => (one.kind === 'words' ? [one.call] : []))[0]
  if (call === undefined) throw new Error('nothing was heard')
  const message = { text: plain('Done') }
  await house.perform({
    kind: 'answer',
    address: call.address,
    visibility: 'public',
    message,
    fallback: direct('w-ben'),
  })
  expect(wordsIn(await page.state('w-ida'), 'channel/w-general')).toEqual(['Done'])
})

test('hidden, it stays as it is; shown or hidden, it is so after a restart', async () => {
  await show()
  await page.post('write', { as: 'w-ben', place: there('general'), text: 'Still here?' })
  await show(false)
  expect((await page.state('mo')).spaces).toHaveLength(1)
  await house.close()
  house = await openHouse({ shelf: house.shelf })
  page = await signIn(house.playground)
  expect((await page.state('mo')).spaces).toHaveLength(1)
  await show()
  expect(wordsIn(await page.state('w-ida'), 'channel/w-general')).toEqual(['Still here?'])
  await house.close()
  house = await openHouse({ shelf: house.shelf })
  page = await signIn(house.playground)
  expect((await page.state('mo')).spaces).toHaveLength(2)
  expect(seen().map((event) => event.space.id)).toEqual(['home', 'workspace'])
})

test('start over begins with one space again', async () => {
  await show()
  await page.post('write', { as: 'w-ben', place: there('general'), text: 'Gone soon' })
  await page.post('start-over', {})
  expect((await page.state('mo')).spaces).toHaveLength(1)
  expect((await page.get('/api/state?as=w-mo')).status).toBe(404)
  await show()
  expect(wordsIn(await page.state('w-ida'), 'channel/w-general')).toEqual([])
})

test('a world that an older Hearth kept is as it was', async () => {
  await page.post('join', { as: 'ben' })
  await page.post('write', { as: 'ben', place: { kind: 'channel', channel: 'general' }, text: 'From before' })
  const parent = { kind: 'channel', space: home, channel: 'support' } as const
  await house.perform({ kind: 'openThread', parent, title: 'Door is stuck', users: ['ben'] }, 't1')
  const was = await page.state('mo')
  await house.close()
  for (const [key, value] of await house.shelf.entries())
    if (typeof value === 'object' && value !== null)
      await house.shelf.set(
        key,
        Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'space' && name !== 'second')),
      )
  house = await openHouse({ shelf: house.shelf })
  page = await signIn(house.playground)
  expect((await page.state('mo')).places).toEqual(was.places)
  expect(await show()).toMatchObject({ status: 200 })
})

test('a thread under a card is for everybody who reads the card, and is told with the card as its place', async () => {
  await page.post('join', { as: 'nia' })
  await house.post(channel('suggestions'), ideaCard('Lend tools to each other', 2), 'idea-2')
  const state = await page.state('nia')
  const card = state.places.find((one) => one.key === 'channel/suggestions')?.messages[0]
  const thread: ThreadPlace = { kind: 'thread', space: home, channel: 'suggestions', thread: 'idea-2' }
  const name = 'Lend tools to each other'
  expect(card?.thread).toEqual({ key: 'thread/idea-2', place: thread, name, replies: 0 })
  expect(state.places.map((one) => one.key)).not.toContain('thread/idea-2')
  await page.post('write', { as: 'nia', place: thread, text: 'My drill, gladly' })
  expect(told().at(-1)).toMatchObject({ place: thread, text: 'My drill, gladly' })
  await house.post(thread, { text: plain('Noted') })
  const read = await page.state('mo')
  expect(wordsIn(read, 'thread/idea-2')).toEqual([name, 'My drill, gladly', 'Noted'])
  expect(read.places.find((one) => one.key === 'thread/idea-2')).toMatchObject({ name, under: 'channel/suggestions' })
  expect(wordsIn(read, 'channel/suggestions')).toEqual([name])
})

test('a thread in direct messages is read by one person alone, and takes what their direct messages take', async () => {
  await show()
  const opening = await house.post(direct('w-ben'), { text: plain('This is your thread.') }, 'opening')
  const ref = { place: direct('w-ben'), channel: 'direct-w-ben', id: 'opening' }
  expect(opening).toEqual({ kind: 'done', result: { message: ref } })
  const thread: ThreadPlace = { kind: 'thread', space: workspace, channel: ref.channel, thread: ref.id }
  expect((await page.post('write', { as: 'w-mo', place: thread, text: 'Let me in' })).body.error).toBe('may-not-write')
  await page.post('write', { as: 'w-ben', place: thread, text: 'It stays shut' })
  expect(told().at(-1)).toMatchObject({ place: thread, text: 'It stays shut' })
  expect(await house.post(thread, { text: plain('Try the other door') })).toMatchObject({ kind: 'done' })
  const words = ['This is your thread.', 'It stays shut', 'Try the other door']
  expect(wordsIn(await page.state('w-ben'), 'thread/opening')).toEqual(words)
  expect(JSON.stringify(await page.state('w-mo'))).not.toContain('stays shut')
  expect(await house.perform({ kind: 'closeThread', thread })).toMatchObject({ kind: 'done' })
  await page.post('close-directs', { as: 'w-ben', closed: true })
  const closed = { kind: 'refused', reason: 'direct-messages-closed' }
  expect(await house.post(thread, { text: plain('Hello?') })).toMatchObject(closed)
})

test('no thread hangs under a reply, under what one alone sees, or under a direct message of the first space', async () => {
  await page.post('join', { as: 'nia' })
  await house.post({ kind: 'direct', space: home, user: 'nia' }, { text: plain('Hello') }, 'd1')
  const whisper = { kind: 'whisper', place: { kind: 'channel', space: home, channel: 'general' }, user: 'nia' } as const
  await house.perform({ ...whisper, message: { text: plain('Only you') } }, 'w1')
  await house.post(channel('general'), { text: plain('Everybody') }, 'e1')
  const under = (id: string, name = 'general') => ({ kind: 'thread', channel: name, thread: id })
  const write = (place: object) => page.post<{ message: string }>('write', { as: 'nia', place, text: 'Under it' })
  expect((await write(under('d1', 'direct-nia'))).body.error).toBe('may-not-write')
  expect((await write(under('w1'))).body.error).toBe('may-not-write')
  expect((await write(under('e1', 'welcome'))).body.error).toBe('may-not-write')
  const { message } = (await write(under('e1'))).body
  expect((await write(under(message, 'e1'))).body.error).toBe('may-not-write')
  const nowhere: ThreadPlace = { kind: 'thread', space: home, channel: 'general', thread: 'w1' }
  expect(await house.post(nowhere, { text: plain('x') })).toMatchObject({ kind: 'refused', reason: 'gone' })
})

test('a thread outlives its message', async () => {
  await page.post('join', { as: 'nia' })
  const place = { kind: 'channel', channel: 'general' }
  const { body } = await page.post<{ message: string }>('write', { as: 'nia', place, text: 'Who has a drill?' })
  await page.post('write', {
    as: 'mo',
    place: { kind: 'thread', channel: 'general', thread: body.message },
    text: 'I do',
  })
  await page.post('remove', { as: 'nia', message: body.message })
  expect(wordsIn(await page.state('nia'), `thread/${body.message}`)).toEqual(['I do'])
})
