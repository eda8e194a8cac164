// The playground as its page uses it, over real HTTP: who sees what, what is told to Hearth, what is done once.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Given } from '../../src/ports/answer.ts'
import type { Form } from '../../src/view/form.ts'
import { plain } from '../../src/view/text.ts'
import { type Client, signIn, wordsIn } from './playground-client.ts'
import { channel, type House, type HouseOptions, ideaCard, openHouse, space } from './playground-house.ts'

let house: House
let page: Client
let answer: HouseOptions['answer']

beforeEach(async () => {
  answer = undefined
  house = await openHouse({ answer: (heard) => answer?.(heard) })
  page = await signIn(house.playground)
})
afterEach(() => house.close())

const general = { kind: 'channel', channel: 'general' }
const openThread = async (id: string, users: readonly string[]) =>
  house.perform(
    { kind: 'openThread', parent: { kind: 'channel', space, channel: 'support' }, title: 'Door is stuck', users },
    id,
  )
const thread = (id: string) => ({ kind: 'thread', space, channel: 'support', thread: id }) as const

test('before she has joined, Nia sees no place and can write nowhere', async () => {
  const state = await page.state('nia')
  expect(state.me.joined).toBe(false)
  expect(state.places).toEqual([])
  expect((await page.post('write', { as: 'nia', place: general, text: 'hi' })).body.error).toBe('not-joined')
})

test('a join is told once, and again only after a leave', async () => {
  await page.post('join', { as: 'nia' })
  await page.post('join', { as: 'nia' })
  await page.post('leave', { as: 'nia' })
  await page.post('join', { as: 'nia' })
  const told = house.events().filter((event) => event.kind === 'member-joined' || event.kind === 'member-left')
  expect(told.map((event) => event.kind)).toEqual(['member-joined', 'member-left', 'member-joined'])
  expect(new Set(told.map((event) => event.key)).size).toBe(3)
})

test('what is done with a message stands in its menu, and reaches Hearth with the message', async () => {
  await page.post('join', { as: 'nia' })
  const { body } = await page.post<{ message: string }>('write', { as: 'nia', place: general, text: 'My key broke' })
  const { messageMenu } = await page.state('mo')
  expect(messageMenu).toEqual([{ name: 'take', label: 'Open a support thread' }])
  const pointed = await page.call('point', { as: 'mo', message: body.message, name: 'take', key: 'k1' })
  expect(pointed.body).toMatchObject({ kind: 'said' })
  expect(house.heard.at(-1)).toMatchObject({
    kind: 'message',
    call: {
      name: 'take',
      key: 'call:mo:k1',
      on: { text: 'My key broke', author: { user: 'nia', bot: false }, ref: { id: body.message }, files: [] },
    },
  })
  expect((await page.call('point', { as: 'mo', message: 'none', name: 'take' })).body).toMatchObject({
    error: 'no-such-message',
  })
})

test('a message that begins with Hearth’s name is a call beside what it tells, among people alone', async () => {
  await page.post('join', { as: 'nia' })
  const write = (place: object, text: string) => page.post('write', { as: 'nia', place, text })
  await write(general, '@Hearth greet #general')
  await write(general, '@Hearths are warm')
  await write(general, 'Thank you, @Hearth')
  await write({ kind: 'direct', user: 'nia' }, '@Hearth greet')
  const called = house.heard.flatMap((one) => (one.kind === 'words' ? [one.call] : []))
  expect(called).toMatchObject([{ words: 'greet #general', mentioned: true, canOpenForm: false }])
  expect(house.events().filter(({ kind }) => kind === 'message')).toHaveLength(4)
})

test('the space is seen at the start, with Mo as its host', async () => {
  expect(house.events()[0]).toMatchObject({ kind: 'space-seen', space, host: { user: 'mo' } })
  expect(await house.playground.facts(space, 'mo')).toEqual({ admin: true, roles: ['moderators'], guest: false })
  expect(await house.playground.facts(space, 'nia')).toBeUndefined()
})

test('what is written is told, and so is its change and its end', async () => {
  await page.post('join', { as: 'nia' })
  const { body } = await page.post<{ message: string }>('write', { as: 'nia', place: general, text: 'Hello!' })
  await page.post('edit', { as: 'nia', message: body.message, text: 'Hello all!' })
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual(['Hello all!'])
  await page.post('remove', { as: 'nia', message: body.message })
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual([])
  const told = house.events().flatMap((event) => (event.kind === 'message' ? [[event.what, event.text]] : []))
  expect(told).toEqual([
    ['posted', 'Hello!'],
    ['edited', 'Hello all!'],
    ['removed', ''],
  ])
})

test('nobody changes what somebody else wrote', async () => {
  await page.post('join', { as: 'nia' })
  const { body } = await page.post<{ message: string }>('write', { as: 'mo', place: general, text: 'Mine' })
  expect((await page.post('edit', { as: 'nia', message: body.message, text: 'x' })).body.error).toBe('not-yours')
  expect((await page.post('remove', { as: 'nia', message: body.message })).body.error).toBe('not-yours')
})

test('an event that could not be kept is told again, over a restart too', async () => {
  house.refuseEvents(true)
  expect((await page.post('join', { as: 'nia' })).status).toBe(200)
  await house.close()
  house = await openHouse({ shelf: house.shelf })
  expect(house.events().map((event) => event.kind)).toContain('member-joined')
})

test('a private thread is seen by who is in it and by the moderator, and a closed one takes no words', async () => {
  await page.post('join', { as: 'nia' })
  await page.post('join', { as: 'ben' })
  await openThread('t1', ['nia'])
  await house.post(thread('t1'), { text: plain('Only us') })
  expect(wordsIn(await page.state('nia'), 'thread/t1')).toEqual(['Only us'])
  expect(wordsIn(await page.state('mo'), 'thread/t1')).toEqual(['Only us'])
  expect((await page.state('ben')).places.map((place) => place.key)).not.toContain('thread/t1')
  await house.perform({ kind: 'addToThread', thread: thread('t1'), user: 'ben' })
  expect(wordsIn(await page.state('ben'), 'thread/t1')).toEqual(['Only us'])
  await house.perform({ kind: 'removeFromThread', thread: thread('t1'), user: 'ben' })
  expect((await page.state('ben')).places.map((place) => place.key)).not.toContain('thread/t1')
  await house.perform({ kind: 'closeThread', thread: thread('t1') })
  const place = { kind: 'thread', channel: 'support', thread: 't1' }
  expect((await page.post('write', { as: 'nia', place, text: 'Still there?' })).body.error).toBe('may-not-write')
  expect(await house.post(thread('t1'), { text: plain('x') })).toMatchObject({ kind: 'refused', reason: 'archived' })
})

test('the private channel is for the moderator alone', async () => {
  await page.post('join', { as: 'nia' })
  await house.post(channel('moderators'), { text: plain('The week') })
  expect(JSON.stringify(await page.state('nia'))).not.toContain('The week')
  expect(wordsIn(await page.state('mo'), 'channel/moderators')).toEqual(['The week'])
  const seen = await house.playground.channels(space)
  expect(seen.filter((one) => !one.everyoneCanRead).map((one) => one.name)).toEqual(['moderators'])
})

test('a private answer is seen by who asked, where they asked, and stays after a reload', async () => {
  await page.post('join', { as: 'nia' })
  const given = await page.call('command', { as: 'nia', place: general, words: '/help' })
  expect(given.body.kind).toBe('said')
  expect(wordsIn(await page.state('nia'), 'channel/general')).toEqual(['Hello Nia, this is for you.'])
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual([])
})

test('a stored answer reaches its address, and the person directly once that has expired', async () => {
  answer = async () => ({ kind: 'kept' })
  await page.post('join', { as: 'nia' })
  await page.call('command', { as: 'nia', place: general, words: '/start' })
  const call = house.heard.flatMap((one) => (one.kind === 'words' ? [one.call] : []))[0]
  if (call === undefined) throw new Error('nothing was heard')
  const effect = {
    kind: 'answer',
    address: call.address,
    visibility: 'private',
    message: { text: plain('Done') },
    fallback: { kind: 'direct', space, user: 'nia' },
  } as const
  await house.perform(effect, 'a1')
  await house.perform(effect, 'a1')
  expect(wordsIn(await page.state('nia'), 'channel/general')).toEqual(['Done'])
  await house.pass(60 * 60_000)
  await house.perform(effect, 'a2')
  expect(wordsIn(await page.state('nia'), 'direct/nia')).toEqual(['Done'])
})

test('a repeated perform posts once, and does not bring back what was removed', async () => {
  const post = () => house.post(channel('suggestions'), ideaCard('Lend tools', 3), 'p1')
  expect(await post()).toEqual(await post())
  expect(wordsIn(await page.state('mo'), 'channel/suggestions')).toEqual(['Lend tools'])
  await openThread('t1', ['mo'])
  await openThread('t1', ['mo'])
  expect((await page.state('mo')).places.filter((place) => place.key === 'thread/t1')).toHaveLength(1)
})

test('a message of Hearth’s is taken away, and what is gone already is as it should be', async () => {
  await house.post(channel('general'), { text: plain('Said too soon') }, 'm9')
  const ref = { place: channel('general'), channel: 'general', id: 'm9' }
  expect(await house.perform({ kind: 'remove', ref })).toMatchObject({ kind: 'done' })
  expect(JSON.stringify(await page.state('mo'))).not.toContain('Said too soon')
  expect(await house.perform({ kind: 'remove', ref })).toMatchObject({ kind: 'done' })
})

test('what cannot be done is refused with its reason', async () => {
  const ref = { place: channel('general'), channel: 'general', id: 'nothing' }
  const message = { text: plain('x') }
  expect(await house.perform({ kind: 'edit', ref, message })).toMatchObject({ kind: 'refused', reason: 'gone' })
  expect(await house.post(channel('nowhere'), message)).toMatchObject({ kind: 'refused', reason: 'gone' })
  await page.post('join', { as: 'nia' })
  await page.post('close-directs', { as: 'nia', closed: true })
  const direct = { kind: 'direct', space, user: 'nia' } as const
  expect(await house.post(direct, message)).toMatchObject({ kind: 'refused', reason: 'direct-messages-closed' })
  const make = { kind: 'makeChannel', space, name: 'general', users: ['mo'] } as const
  expect(await house.perform(make)).toMatchObject({ kind: 'refused', reason: 'taken' })
  expect(await house.perform({ ...make, name: 'team' }, 'c1')).toMatchObject({ kind: 'done' })
})

test('mentions in a typed command arrive as what they stand for', async () => {
  await page.call('command', { as: 'mo', place: general, words: '/setup channel support #support @Mo @moderators' })
  const call = house.heard.flatMap((one) => (one.kind === 'words' ? [one.call] : []))[0]
  expect(call?.references).toEqual({
    '#support': { kind: 'channel', channel: 'support', name: 'support' },
    '@Mo': { kind: 'user', user: 'mo', name: 'Mo' },
    '@moderators': { kind: 'role', role: 'moderators', name: 'moderators', powers: true },
  })
})

const form: Form = {
  action: 'command:1:setup channel',
  title: 'Set a channel',
  submit: 'Send',
  fields: [{ kind: 'channel', name: 'channel', label: 'Channel', required: true }],
}

test('a form opens, shows its errors by field, and sends its fields as what they are', async () => {
  const answers: Given[] = [
    { kind: 'form', form },
    { kind: 'errors', fields: { channel: plain('Not that one.') }, resume: { text: plain('Continue') } },
    { kind: 'kept' },
  ]
  answer = async () => answers.shift() ?? { kind: 'kept' }
  expect((await page.call('command', { as: 'mo', place: general, words: '/setup' })).body).toEqual({
    kind: 'form',
    form,
  })
  const send = { as: 'mo', place: general, action: form.action, values: { channel: 'support' } }
  expect((await page.call('form', send)).body).toEqual({ kind: 'errors', fields: { channel: plain('Not that one.') } })
  expect((await page.call('form', send)).body).toEqual({ kind: 'kept' })
  const sent = house.heard.flatMap((one) => (one.kind === 'form' ? [one.call] : []))
  expect(sent[0]?.values).toEqual({ channel: { kind: 'channel', channel: 'support', name: 'support' } })
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual([])
})

test('errors of a typed command come as a private message that opens the form', async () => {
  answer = async () => ({ kind: 'errors', fields: {}, resume: { text: plain('Not quite yet.') } })
  expect((await page.call('command', { as: 'mo', place: general, words: '/x' })).body.kind).toBe('said')
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual(['Not quite yet.'])
})

test('a press names its message, and only of those one sees', async () => {
  await page.post('join', { as: 'nia' })
  await house.post(channel('moderators'), ideaCard('Secret', 0), 'm1')
  await house.post(channel('suggestions'), ideaCard('Lend tools', 0), 's1')
  const press = (message: string) => page.call('press', { as: 'nia', message, action: 'vote:1:2', values: [] })
  expect((await press('m1')).body.error).toBe('no-such-message')
  expect((await press('s1')).body.kind).toBe('said')
  const call = house.heard.flatMap((one) => (one.kind === 'action' ? [one.call] : []))[0]
  expect(call).toMatchObject({ action: 'vote:1:2', message: { id: 's1', place: channel('suggestions') } })
})

test('a handler that takes its time does not keep the click waiting, and its answer still comes', async () => {
  const slow = Promise.withResolvers<Given>()
  answer = () => slow.promise
  const pressed = page.call('command', { as: 'mo', place: general, words: '/help' })
  await expect.poll(() => house.heard.some((one) => one.kind === 'words')).toBe(true)
  house.timers.fire()
  expect((await pressed).body).toEqual({ kind: 'late' })
  slow.resolve({ kind: 'say', visibility: 'public', message: { text: plain('Here at last') } })
  await expect.poll(async () => wordsIn(await page.state('mo'), 'channel/general')).toEqual(['Here at last'])
})

test('completions offer what a person may use, then its options, then their values', async () => {
  await page.post('join', { as: 'nia' })
  const labels = async (as: string, words: string) => (await page.complete(as, words)).items.map((item) => item.label)
  expect(await labels('nia', '/')).toEqual(['/help', '/start'])
  expect(await labels('mo', '/set')).toEqual(['/settings set', '/setup channel'])
  const setting = await page.complete('mo', '/settings set g')
  expect(setting.command?.active).toBe('name')
  expect(setting.items.map((item) => item.words)).toEqual(['/settings set greeting ', '/settings set guidelines '])
  const place = await page.complete('mo', '/setup channel support #gen')
  expect(place.items.map((item) => item.words)).toEqual(['/setup channel support #general '])
  expect((await page.complete('mo', '/setup channel channel: #sup')).items[0]?.words).toBe(
    '/setup channel channel: #support ',
  )
  expect((await page.complete('mo', '/settings set greeting Hello you')).command?.active).toBe('value')
})

test('what is shown to one person alone is seen by nobody else, and where they read', async () => {
  await page.post('join', { as: 'nia' })
  const message = { text: plain('Only you') }
  const whisper = (name: string) =>
    ({ kind: 'whisper', place: { kind: 'channel', space, channel: name }, user: 'nia', message }) as const
  expect(await house.perform(whisper('general'), 'w1')).toMatchObject({ kind: 'done' })
  await house.perform(whisper('general'), 'w1')
  expect(wordsIn(await page.state('nia'), 'channel/general')).toEqual(['Only you'])
  expect(wordsIn(await page.state('mo'), 'channel/general')).toEqual([])
  expect(await house.perform(whisper('moderators'))).toMatchObject({ kind: 'refused', reason: 'not-allowed' })
})

test('Hearth likes a message once, with the one reaction there is, and takes that back', async () => {
  await page.post('join', { as: 'nia' })
  const { body } = await page.post<{ message: string }>('write', { as: 'nia', place: general, text: 'It hums' })
  const ref = { place: channel('general'), channel: 'general', id: body.message }
  const likes = async () => (await page.state('nia')).places.flatMap(({ messages }) => messages).at(-1)?.likes
  await house.perform({ kind: 'react', ref, emoji: '👍' })
  await house.perform({ kind: 'react', ref, emoji: '👍' })
  expect(await likes()).toEqual({ count: 1, mine: false })
  expect(await house.perform({ kind: 'react', ref, emoji: '🎉' })).toMatchObject({ reason: 'unsupported' })
  await house.perform({ kind: 'unreact', ref, emoji: '👍' })
  expect(await likes()).toEqual({ count: 0, mine: false })
})
