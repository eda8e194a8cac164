// Effects and look-ups over the Web API: once each, whatever Slack answers.
import { afterEach, expect, test } from 'vitest'
import type { DirectPlace, SpaceRef } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Message } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import type { Faults } from '../emulators/slack/faults.ts'
import { type Bench, type BenchOptions, bench } from './slack-bench.ts'

type Fault = Parameters<Faults['next']>[1]

let open: Bench | undefined

interface House extends Bench {
  readonly space: SpaceRef
}

async function started(options: BenchOptions = {}): Promise<House> {
  open = await bench('socket', options)
  await open.start()
  const space: SpaceRef = { platform: 'slack', id: open.slack.teamId }
  return Object.assign(open, { space })
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

const first = { id: 'effect-1', number: 1 } as const
const message: Message = { text: plain('Hello') }
const direct = (space: SpaceRef, user: string): DirectPlace => ({ kind: 'direct', space, user })

const made = (house: Bench, method: string): number =>
  house.slack.requests.filter((request) => request.method === method).length

test('a public channel is joined before the first post, a private one says who may not', async () => {
  const house = await started()
  const open_ = house.slack.addChannel({ name: 'suggestions' })
  const hidden = house.slack.addChannel({ name: 'secret', private: true })
  const post = (channel: string): Effect => ({
    kind: 'post',
    place: { kind: 'channel', space: house.space, channel },
    message,
  })
  expect(await house.platform.perform(post(open_.id), first)).toMatchObject({
    kind: 'done',
    result: { message: { channel: open_.id } },
  })
  expect(await house.platform.perform(post(hidden.id), first)).toMatchObject({ kind: 'refused', reason: 'gone' })
  await house.slack.archiveChannel(house.slack.addUser({ name: 'ana' }), open_)
  expect(await house.platform.perform(post(open_.id), first)).toMatchObject({ kind: 'refused', reason: 'archived' })
})

test('a post in a direct thread stands there', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const root = await platform.perform({ kind: 'post', place: direct(space, ana.id), message }, first)
  if (root.kind !== 'done' || root.result.message === undefined) return expect.fail('no message')
  const { channel, id } = root.result.message
  const place = { kind: 'thread', space, channel, thread: id } as const
  await platform.perform({ kind: 'post', place, message: { text: plain('In it') } }, { id: 'effect-2', number: 1 })
  expect(slack.directMessages(ana).map((one) => [slack.text(one), one.threadTs])).toEqual([
    ['Hello', undefined],
    ['In it', id],
  ])
})

test.each<[string, Fault, object]>([
  ['a 504', { status: 504 }, { kind: 'unknown' }],
  ['a cut socket', { cut: 'before' }, { kind: 'unknown' }],
  ['a 429', { status: 429, retryAfter: 7 }, { kind: 'later', afterMs: 7000, because: 'limited' }],
  ['a revoked token', { error: 'token_revoked' }, { kind: 'later', because: 'away' }],
  ['an internal error', { error: 'internal_error' }, { kind: 'unknown' }],
  ['refused blocks', { error: 'invalid_blocks' }, { kind: 'refused', reason: 'invalid' }],
  ['a restriction', { error: 'restricted_action_read_only_channel' }, { kind: 'refused', reason: 'not-allowed' }],
])('a post that meets %s is one request', async (_name, fault, outcome) => {
  const house = await started()
  const channel = house.slack.addChannel({ name: 'suggestions', botIn: true })
  house.slack.faults.next({ method: 'chat.postMessage' }, fault)
  const place = { kind: 'channel', space: house.space, channel: channel.id } as const
  expect(await house.platform.perform({ kind: 'post', place, message }, first)).toMatchObject(outcome)
  expect(made(house, 'chat.postMessage')).toBe(1)
})

test('a Slack that cannot be reached is away', async () => {
  const house = await started()
  await house.slack.close()
  const place = { kind: 'channel', space: house.space, channel: 'C1' } as const
  const outcome = await house.platform.perform({ kind: 'post', place, message }, first)
  expect(outcome).toMatchObject({ kind: 'later', because: 'away' })
})

test('a closed door to direct messages is told as such', async () => {
  const { slack, platform, space } = await started()
  const shy = slack.addUser({ name: 'shy', dmsRefused: true })
  expect(await platform.perform({ kind: 'post', place: direct(space, shy.id), message }, first)).toMatchObject({
    kind: 'refused',
    reason: 'direct-messages-closed',
  })
})

test('an edit changes the message, may be repeated, and finds a deleted one gone', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana', admin: true })
  const posted = await platform.perform({ kind: 'post', place: direct(space, ana.id), message }, first)
  const ref = posted.kind === 'done' ? posted.result.message : undefined
  if (ref === undefined) return expect.fail('no message')
  const effect: Effect = { kind: 'edit', ref, message: { text: plain('Changed') } }
  slack.faults.next({ method: 'chat.update' }, { status: 500 })
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'later', because: 'away' })
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'done' })
  const [shown] = slack.directMessages(ana)
  if (shown === undefined) return expect.fail('nothing is shown')
  expect(slack.text(shown)).toBe('Changed')
  await slack.deleteMessage(ana, shown)
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'refused', reason: 'gone' })
})

test('a message of ours is taken away, also after an attempt of which nothing is known', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana', admin: true })
  const posted = await platform.perform({ kind: 'post', place: direct(space, ana.id), message }, first)
  const ref = posted.kind === 'done' ? posted.result.message : undefined
  if (ref === undefined) return expect.fail('no message')
  const effect: Effect = { kind: 'remove', ref }
  slack.faults.next({ method: 'chat.delete' }, { status: 500 })
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'later', because: 'away' })
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'done' })
  expect(slack.directMessages(ana).filter(({ deleted }) => !deleted)).toEqual([])
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'done' })
})

test('a kept answer comes by its response_url, and directly once that has ended', async () => {
  const house = await started()
  const { slack, inbox, platform, space } = house
  const ana = slack.addUser({ name: 'ana' })
  inbox.onWords = async () => ({ kind: 'kept' })
  await slack.runCommand(ana, slack.general, '/hearth', 'help')
  await inbox.until(() => inbox.wordsCalls.length === 1)
  const address = inbox.wordsCalls[0]?.address
  if (address === undefined) return expect.fail('no address')
  const effect: Effect = { kind: 'answer', address, visibility: 'private', message, fallback: direct(space, ana.id) }
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'done' })
  expect(slack.messagesSeenBy(ana, slack.general)).toMatchObject([{ ephemeralTo: ana.id }])
  expect(slack.directMessages(ana)).toEqual([])

  house.ahead = 31 * 60_000
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'done' })
  expect(slack.directMessages(ana)).toHaveLength(1)
})

test('an answer whose outcome nobody knows is not said twice, and named in the log', async () => {
  const { slack, inbox, platform, space, logged } = await started()
  const ana = slack.addUser({ name: 'ana' })
  inbox.onWords = async () => ({ kind: 'kept' })
  await slack.runCommand(ana, slack.general, '/hearth', 'help')
  await inbox.until(() => inbox.wordsCalls.length === 1)
  const address = inbox.wordsCalls[0]?.address
  if (address === undefined) return expect.fail('no address')
  const effect: Effect = { kind: 'answer', address, visibility: 'private', message, fallback: direct(space, ana.id) }
  slack.faults.next({ method: 'response_url' }, { cut: 'after' })
  const since = Date.now()
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'unknown' })
  expect(await platform.perform(effect, { ...first, number: 2, unknownSince: since })).toMatchObject({
    kind: 'refused',
    reason: 'unconfirmed',
  })
  expect(slack.messagesSeenBy(ana, slack.general)).toHaveLength(1)
  expect(logged.filter((line) => line.includes(first.id))).toHaveLength(1)
})

test('an address that is used up, or not of Slack, gives way to a direct message', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const answer = (url: string): Effect => ({
    kind: 'answer',
    address: { platform: 'slack', expiresAt: Date.now() + 60_000, data: { url, user: ana.id, until: '1' } },
    visibility: 'private',
    message,
    fallback: direct(space, ana.id),
  })
  await platform.perform(answer(slack.apiUrl.replace('/api/', '/respond/R1')), first)
  await platform.perform(answer('https://evil.example/'), { id: 'effect-2', number: 1 })
  expect(slack.directMessages(ana)).toHaveLength(2)
  expect(slack.requests.filter((request) => request.method === 'response_url')).toHaveLength(1)
})

test('a private channel is made with its people, and taken over after a try that was cut off', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const effect: Effect = { kind: 'makeChannel', space, name: 'Hearth moderators', users: [ana.id] }
  slack.faults.next({ method: 'conversations.create' }, { cut: 'after' })
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'unknown' })
  const again = await platform.perform(effect, { ...first, number: 2, unknownSince: Date.now() })
  const channel = again.kind === 'done' ? again.result.channel?.channel : undefined
  if (channel === undefined) return expect.fail('no channel')
  expect(slack.canSee(ana, channel)).toBe(true)
  expect(slack.world.channels.get(channel)).toMatchObject({ name: 'hearth-moderators', kind: 'private' })
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'refused', reason: 'taken' })
})

test('what Slack has nothing like is said', async () => {
  const { platform, space } = await started()
  const parent = { kind: 'channel', space, channel: 'C1' } as const
  const thread = { kind: 'thread', space, channel: 'C1', thread: '1.000001' } as const
  expect(await platform.perform({ kind: 'openThread', parent, title: 't', users: [] }, first)).toMatchObject({
    reason: 'unsupported',
  })
  expect(await platform.perform({ kind: 'closeThread', thread }, first)).toMatchObject({ kind: 'done' })
  expect(await platform.perform({ kind: 'addToThread', thread, user: 'U1' }, first)).toMatchObject({ kind: 'done' })
  expect(await platform.perform({ kind: 'leaveSpace', space }, first)).toMatchObject({ reason: 'not-allowed' })
})

test('who somebody is follows events, and is read again after a minute', async () => {
  const house = await started()
  const { slack, platform, space } = house
  const mo = slack.addUser({ name: 'mo' })
  const group = slack.addUserGroup({ name: 'Moderators', users: [] })
  expect(await platform.facts(space, mo.id)).toEqual({ admin: false, roles: [], guest: false })
  await slack.changeUserGroup(group, [mo])
  await slack.changeUser(mo, { admin: true })
  await slack.settled()
  expect(await platform.facts(space, mo.id)).toEqual({ admin: true, roles: [group.id], guest: false })
  const before = made(house, 'users.info')
  house.ahead = 61_000
  await platform.facts(space, mo.id)
  expect(made(house, 'users.info')).toBe(before + 1)
  expect(await platform.facts(space, 'UNOBODY')).toBeUndefined()
  slack.faults.next({ method: 'users.info' }, { status: 429, retryAfter: 3 })
  await expect(platform.facts(space, 'UOTHER')).rejects.toMatchObject({ name: 'PlatformError', retryAfterMs: 3000 })
  await expect(platform.facts({ platform: 'slack', id: 'TOTHER' }, mo.id)).rejects.toThrow(
    'not in this Slack workspace',
  )
})

test('channels and people are listed as they can be seen', async () => {
  const { slack, platform, space } = await started()
  slack.addUser({ name: 'ana', displayName: 'Ana' })
  slack.addUser({ name: 'gus', guest: true })
  slack.addChannel({ name: 'secret', private: true })
  slack.addChannel({ name: 'moderators', private: true, botIn: true })
  expect(
    (await platform.channels(space)).map(({ name, everyoneCanRead, canPost }) => [name, everyoneCanRead, canPost]),
  ).toEqual([
    ['general', true, true],
    ['moderators', false, true],
  ])
  const people = await platform.people(space)
  expect(people.find((one) => one.name === 'Ana')).toMatchObject({ bot: false, guest: false })
  expect(people.find((one) => one.name === 'gus')).toMatchObject({ guest: true })
})

test('a reaction of ours is there once and goes again, and one that the workspace does not know is refused', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const root = await platform.perform({ kind: 'post', place: direct(space, ana.id), message }, first)
  if (root.kind !== 'done' || root.result.message === undefined) return expect.fail('no message')
  const ref = root.result.message
  const reacts = (emoji: string, kind: 'react' | 'unreact' = 'react') => platform.perform({ kind, ref, emoji }, first)
  const stands = slack.directMessages(ana).find(({ ts }) => ts === ref.id)
  for (const emoji of ['👍', ':+1:', '👋🏼']) expect(await reacts(emoji)).toEqual({ kind: 'done', result: {} })
  expect([...(stands?.reactions.keys() ?? [])]).toEqual(['+1', 'wave::skin-tone-3'])
  for (const emoji of ['👍', '👍', ':nowhere:', '🦤'])
    expect(await reacts(emoji, 'unreact')).toEqual({ kind: 'done', result: {} })
  expect([...(stands?.reactions.keys() ?? [])]).toEqual(['wave::skin-tone-3'])
  expect(await reacts('🦤')).toMatchObject({ kind: 'refused', reason: 'unsupported' })
  expect(await reacts(':Not A Name:')).toMatchObject({ kind: 'refused', reason: 'unsupported' })
})
