// What Hearth's worker brings to a Slack that limits, fails, cuts and refuses: once each, in order, or said why not.
import { expect, test } from 'vitest'
import type { ChannelPlace, DirectPlace, ThreadPlace } from '../../src/domain/place.ts'
import { plain } from '../../src/view/text.ts'
import type { Channel, Message, User } from '../emulators/slack/index.ts'
import { type WorkingHouse, workingHouse } from './slack-worker.ts'

const channelPlace = ({ space }: WorkingHouse, { id }: Channel): ChannelPlace => ({
  kind: 'channel',
  space,
  channel: id,
})
const directPlace = ({ space }: WorkingHouse, { id }: User): DirectPlace => ({ kind: 'direct', space, user: id })

/** What Hearth said there, oldest first. */
const said = ({ slack }: WorkingHouse, messages: readonly Message[]): readonly string[] =>
  messages.filter((message) => message.byBot).map((message) => slack.text(message))

const words = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `message ${index + 1}`)

test('a burst to one channel arrives complete and in order with one refusal, and holds no other channel', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  const busy = slack.addChannel({ name: 'busy', members: [ana], botIn: true })
  const calm = slack.addChannel({ name: 'calm', members: [ana], botIn: true })
  slack.rates.enforce({ posts: true })
  for (const text of words(20)) await house.posts(channelPlace(house, busy), text)
  await house.posts(channelPlace(house, calm), 'elsewhere')
  await house.settle()
  expect(said(house, slack.messagesSeenBy(ana, busy))).toEqual(['message 1'])
  expect(said(house, slack.messagesSeenBy(ana, calm))).toEqual(['elsewhere'])
  await house.pass(25_000)
  expect(said(house, slack.messagesSeenBy(ana, busy))).toEqual(words(20))
  expect(house.answered('chat.postMessage', 429)).toBe(1)
  expect(house.answered('chat.postMessage', 200)).toBe(21)
})

test('threads of one channel take turns in it: each is complete and in order, and few are refused', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  const channel = slack.addChannel({ name: 'moderators', members: [ana], botIn: true })
  const roots = await Promise.all(words(5).map((text) => slack.write(ana, channel, text)))
  slack.rates.enforce({ posts: true })
  const thread = ({ ts }: Message): ThreadPlace => ({ ...channelPlace(house, channel), kind: 'thread', thread: ts })
  for (const text of words(4)) for (const root of roots) await house.posts(thread(root), text)
  await house.pass(60_000)
  for (const root of roots)
    expect(said(house, slack.messagesSeenBy(ana, channel, { threadTs: root.ts }))).toEqual(words(4))
  expect(house.answered('chat.postMessage', 429)).toBeLessThanOrEqual(roots.length)
  expect(house.answered('chat.postMessage', 200)).toBe(20)
})

test('a Retry-After is obeyed: nothing is asked of that channel before it has passed', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  slack.faults.next({ method: 'chat.postMessage' }, { status: 429, retryAfter: 30 })
  for (const text of words(3)) await house.posts(directPlace(house, ana), text)
  await house.pass(29_999)
  expect(slack.requests.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
  await house.pass(10_000)
  expect(said(house, slack.directMessages(ana))).toEqual(words(3))
  expect(house.answered('chat.postMessage', 429)).toBe(1)
})

test('a burst that Slack bears is not slowed down, also after a calm while', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  slack.faults.next({ method: 'chat.postMessage' }, { status: 429, retryAfter: 1 })
  await house.posts(directPlace(house, ana), 'refused at first')
  await house.pass(60_000)
  for (const text of words(5)) await house.posts(directPlace(house, ana), text)
  await house.settle()
  expect(said(house, slack.directMessages(ana))).toEqual(['refused at first', ...words(5)])
})

test('a Slack that answers 503 gets each message later, once and in order', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  const end = slack.faults.during('chat.postMessage', { status: 503 })
  for (const text of words(3)) await house.posts(directPlace(house, ana), text)
  await house.pass(10_000)
  expect(said(house, slack.directMessages(ana))).toEqual([])
  end()
  await house.pass(60_000)
  expect(said(house, slack.directMessages(ana))).toEqual(words(3))
  expect(house.ended.map(([text]) => text)).toEqual(words(3))
})

test('a Slack that nobody reaches gets each message when it is back', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  await house.posts(directPlace(house, ana), 'before')
  await house.settle()
  await slack.goAway()
  for (const text of words(3)) await house.posts(directPlace(house, ana), text)
  await house.pass(20 * 60_000)
  await slack.comeBack()
  await house.pass(60_000)
  expect(said(house, slack.directMessages(ana))).toEqual(['before', ...words(3)])
})

test('a message whose answer was cut off stands there once, wherever it was posted', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  const channel = slack.addChannel({ name: 'suggestions', members: [ana], botIn: true })
  const root = await slack.write(ana, channel, 'a thread')
  const thread: ThreadPlace = { ...channelPlace(house, channel), kind: 'thread', thread: root.ts }
  for (const place of [channelPlace(house, channel), thread, directPlace(house, ana)]) {
    slack.faults.next({ method: 'chat.postMessage' }, { cut: 'after' })
    for (const text of words(2)) await house.posts(place, text)
    await house.pass(60_000)
  }
  expect(said(house, slack.messagesSeenBy(ana, channel))).toEqual(words(2))
  expect(said(house, slack.messagesSeenBy(ana, channel, { threadTs: root.ts }))).toEqual(words(2))
  expect(said(house, slack.directMessages(ana))).toEqual(words(2))
  expect(house.ended.map(([, outcome]) => outcome.kind)).toEqual(Array.from({ length: 6 }, () => 'done'))
})

test('where nobody may post the effect is refused in the right words, and the next one of the place passes', async () => {
  const house = await workingHouse()
  const { slack } = house
  const ana = slack.addUser({ name: 'ana' })
  const archived = slack.addChannel({ name: 'old', members: [ana], botIn: true })
  await slack.archiveChannel(ana, archived)
  const left = slack.addChannel({ name: 'left', private: true, members: [ana] })
  const public_ = slack.addChannel({ name: 'open', members: [ana] })
  await house.posts(channelPlace(house, archived), 'archived')
  await house.posts(channelPlace(house, archived), 'archived too')
  await house.posts(channelPlace(house, left), 'private')
  await house.posts(channelPlace(house, public_), 'public')
  await house.settle()
  const endings = new Map(
    house.ended.map(([text, outcome]) => [text, outcome.kind === 'refused' ? outcome.reason : outcome.kind]),
  )
  expect(endings).toEqual(
    new Map([
      ['archived', 'archived'],
      ['archived too', 'archived'],
      ['private', 'gone'],
      ['public', 'done'],
    ]),
  )
  expect(said(house, slack.messagesSeenBy(ana, public_))).toEqual(['public'])
})

test('an answer whose address is used up or has expired comes by direct message', async () => {
  const house = await workingHouse()
  const { slack, inbox } = house
  const ana = slack.addUser({ name: 'ana' })
  inbox.onWords = async () => ({ kind: 'kept' })
  for (const outcome of ['used up', 'expired']) {
    const before = inbox.wordsCalls.length
    const call = await slack.runCommand(ana, slack.general, '/hearth', 'help')
    await inbox.until(() => inbox.wordsCalls.length > before)
    const address = inbox.wordsCalls.at(-1)?.address
    if (address === undefined) return expect.fail('no address')
    const headers = { 'content-type': 'application/json' }
    if (outcome === 'used up')
      for (const text of words(5))
        await fetch(call.responseUrl, { method: 'POST', headers, body: JSON.stringify({ text }) })
    else await house.pass(31 * 60_000)
    const message = { text: plain(outcome) }
    const effect = {
      kind: 'answer',
      address,
      visibility: 'private',
      message,
      fallback: directPlace(house, ana),
    } as const
    await house.sends(effect, outcome)
    await house.pass(1000)
  }
  expect(said(house, slack.directMessages(ana))).toEqual(['used up', 'expired'])
  expect(house.ended.map(([, { kind }]) => kind)).toEqual(['done', 'done'])
})

test('an answer that came by direct message and was cut off after that has been said, once', async () => {
  const house = await workingHouse()
  const { slack, inbox } = house
  const ana = slack.addUser({ name: 'ana' })
  inbox.onWords = async () => ({ kind: 'kept' })
  await slack.runCommand(ana, slack.general, '/hearth', 'help')
  await inbox.until(() => inbox.wordsCalls.length > 0)
  const address = inbox.wordsCalls.at(-1)?.address
  if (address === undefined) return expect.fail('no address')
  slack.faults.next({ method: 'response_url' }, { status: 404 })
  slack.faults.next({ method: 'chat.postMessage' }, { cut: 'after' })
  slack.faults.next({ method: 'conversations.history' }, { status: 503 })
  const message = { text: plain('this is how') }
  const fallback = directPlace(house, ana)
  await house.sends({ kind: 'answer', address, visibility: 'private', message, fallback }, 'this is how')
  await house.pass(60_000)
  expect(said(house, slack.directMessages(ana))).toEqual(['this is how'])
  expect(house.ended.map(([, { kind }]) => kind)).toEqual(['done'])
  expect(house.answered('response_url', 404)).toBe(1)
})
