// People without an account: what is handed in for them, how often, to whom, and what is forgotten of them.
import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { contactDeclared } from '../../commands/contact.ts'
import { setupIntakeDeclared } from '../../commands/setup-intake.ts'
import { threadActsDeclared } from '../../commands/thread-acts.ts'
import type { Declared } from '../../src/bot/spec.ts'
import { type HandedIn, readHandedIn } from '../../src/domain/handed-in.ts'
import { noSubject } from '../../src/domain/kept.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { PostAnswer, Posted } from '../../src/ports/door.ts'
import type { Intake } from '../../src/ports/intake.ts'
import { type ThreadActs, threadActs } from '../../src/services/support/acts/thread-acts.ts'
import { type ContactsService, contactsService } from '../../src/services/support/contacts/contacts.ts'
import { handIn } from '../../src/services/support/contacts/hand-in.ts'
import { type IntakeSecrets, intakeSecrets } from '../../src/services/support/contacts/intake-secrets.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { eraseThread } from '../../src/services/support/keeping/erase.ts'
import { type OpenFor, openForMembers } from '../../src/services/support/open-for.ts'
import { type RepliesService, repliesService } from '../../src/services/support/replies/replies.ts'
import { supportService } from '../../src/services/support/support.ts'
import { button, type Message } from '../../src/view/message.ts'
import { hangIntake } from '../../src/web/intake-door.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

const minute = 60_000
const day = 24 * 60 * minute
const startsAt = Date.UTC(2026, 4, 4, 9)
const town: SpaceRef = { platform: 'discord', id: 'town' }
const lake: SpaceRef = { platform: 'discord', id: 'lake' }

interface Services {
  readonly contacts: ContactsService
  readonly intakeSecrets: IntakeSecrets
  readonly openFor: OpenFor
  readonly replies: RepliesService
  readonly threadActs: ThreadActs
}

const declared: readonly Declared<Services>[] = [...contactDeclared, ...setupIntakeDeclared, ...threadActsDeclared]

/** What somebody would press who makes up its id. */
const pressable = (action: string): Message => ({ text: [], controls: [button(action, 'Press')] })

async function opened() {
  const small = await smallHouse({
    startsAt,
    declared,
    make(house) {
      const support = supportService(house)
      const services = {
        support,
        contacts: contactsService(house, support.desks),
        intake: handIn(house, support.desks),
        intakeSecrets: intakeSecrets(house, true),
        openFor: openForMembers(house, support.desks.opens),
        replies: repliesService(house, support.desks),
        threadActs: threadActs(house, support.desks),
      }
      made.push(services.intake)
      turns.push(support.desks.turns)
      return { services, flows: [supportFlow(house, support)] }
    },
  })
  onTestFinished(() => small.stop())
  const [intake] = made.splice(0)
  const [turning] = turns.splice(0)
  if (intake === undefined || turning === undefined) throw new Error('no intake was made')
  const community = await small.addSpace({ community: 'town', space: town, channels: ['moderators', 'support'] })
  const ada = await small.addMember(community, town, 'Ada', { level: 'admins' })
  const mo = await small.addMember(community, town, 'Mo', { level: 'staff' })
  /** A secret of an admin's, as they make it. */
  const secretOf = async (admin = ada): Promise<string> => {
    const shown = await admin.presses(await admin.runs('setup intake'), 'New secret')
    const [secret = ''] = /discord\.\S+/.exec(wordsOf(shown)) ?? []
    await admin.presses(shown, 'Use it')
    return secret
  }
  const idOf = async (space: SpaceRef, secret: string): Promise<string> => {
    const hash = createHash('sha256').update(secret).digest('hex')
    return (await intake.secrets(space)).find((one) => one.hash === hash)?.id ?? ''
  }
  return { small, intake, turns: turning, community, ada, mo, secretOf, idOf, own: small.store.of(community) }
}

const made: Intake[] = []
const turns: ReturnType<typeof supportService>['desks']['turns'][] = []

function problem(fields: Readonly<Record<string, string>> = {}): HandedIn {
  const read = readHandedIn({ contact: 'anna@example.org', text: 'It went out.', ...fields })
  if (read.kind === 'wrong') throw new Error(`${read.field}: ${read.message}`)
  return read.handedIn
}

test('so many are taken in a time, the next are told when, and none of them is lost', async () => {
  const { small, intake, secretOf, idOf } = await opened()
  const secret = await idOf(town, await secretOf())
  const one = (index: number) => intake.take(town, secret, problem({ id: `${index}`, text: `It went out ${index}.` }))
  for (let index = 0; index < 30; index += 1) expect(await one(index)).toEqual({ kind: 'kept', number: 1 })
  expect(await one(30)).toEqual({ kind: 'later', seconds: 600 })
  await small.until(small.now() + 4 * minute)
  expect(await one(30)).toEqual({ kind: 'later', seconds: 360 })
  await small.until(small.now() + 6 * minute)
  expect(await one(30)).toEqual({ kind: 'kept', number: 1 })
})

test('the same id is the same problem for 30 days, and the same words for ten minutes', async () => {
  const { small, intake, secretOf, idOf, own } = await opened()
  const secret = await idOf(town, await secretOf())
  const take = (fields: Readonly<Record<string, string>>) => intake.take(town, secret, problem(fields))
  const messages = async () => {
    const thread = await own.threads.byNumber(1)
    return thread === undefined ? 0 : (await own.conversations.by([thread.opener])).length
  }
  await take({ id: '<1@x>', text: 'One' })
  await take({ id: '<1@x>', text: 'Another' })
  expect(await messages()).toBe(1)
  await take({ text: 'Two' })
  await take({ text: 'Two' })
  expect(await messages()).toBe(2)
  await small.until(small.now() + 11 * minute)
  await take({ text: 'Two' })
  expect(await messages()).toBe(3)
  await small.until(small.now() + 29 * day)
  expect(await take({ id: '<1@x>' })).toEqual({ kind: 'kept', number: 1 })
  expect(await messages()).toBe(3)
  await small.until(small.now() + 2 * day)
  await take({ id: '<1@x>' })
  expect(await messages()).toBe(4)
})

test('a secret opens threads in the community where it was made, and in no other', async () => {
  const { small, intake, secretOf, idOf, own, ada, mo } = await opened()
  const unknown = "I don't know that support thread here"
  const other = await small.addSpace({ community: 'lake', space: lake, channels: ['moderators', 'support'] })
  const eve = await small.addMember(other, lake, 'Eve', { level: 'admins' })
  const [ours, theirs] = [await secretOf(), await secretOf(eve)]
  const [ourId, theirId] = [await idOf(town, ours), await idOf(lake, theirs)]
  expect(await intake.take(town, theirId, problem())).toEqual({ kind: 'revoked' })
  expect(await intake.take(lake, ourId, problem())).toEqual({ kind: 'revoked' })
  expect(await intake.take(lake, theirId, problem({ id: '1' }))).toEqual({ kind: 'kept', number: 1 })
  expect(await own.threads.byNumber(1)).toBeUndefined()
  const thread = await small.store.of(other).threads.byNumber(1)
  // An admin of one revokes nothing of the other's, and nobody there writes anything down in its threads.
  expect(wordsOf(await mo.runs('contact said', { text: 'Hm', thread: '1' }))).toContain(unknown)
  expect(wordsOf(await ada.presses(pressable(`intake-revoke:1:${theirId}`), 'Press'))).toContain('revoked already')
  expect(wordsOf(await ada.presses(pressable(`contact-forget:1:${thread?.id}`), 'Press'))).toContain(unknown)
  expect(await intake.secrets(lake)).toHaveLength(1)
})

test('where nobody would be told, and of a topic that is not there, nothing is kept', async () => {
  const { small, intake, secretOf, idOf, own } = await opened()
  const moor: SpaceRef = { platform: 'discord', id: 'moor' }
  const community = await small.addSpace({ community: 'moor', space: moor })
  const eve = await small.addMember(community, moor, 'Eve', { level: 'admins' })
  const nowhere = await idOf(moor, await secretOf(eve))
  expect(await intake.take(moor, nowhere, problem())).toEqual({ kind: 'nobody' })
  const secret = await idOf(town, await secretOf())
  expect(await intake.take(town, secret, problem({ topic: 'lamps' }))).toEqual({ kind: 'unknown topic', known: [] })
  expect(await own.contacts.known('mail:anna@example.org')).toBeUndefined()
  expect(await intake.take(town, secret, problem())).toEqual({ kind: 'kept', number: 1 })
})

test('nobody counts somebody without an account among the people of a space', async () => {
  const { intake, secretOf, idOf, own } = await opened()
  const before = await own.members.presentIn(town)
  await intake.take(town, await idOf(town, await secretOf()), problem())
  expect(await own.members.presentIn(town)).toBe(before)
  expect(await own.members.manyLeft(town, startsAt - day, 1)).toBe(false)
})

test('who has no account is forgotten with the words of their last thread, and by an admin at once', async () => {
  const { small, mo, ada, own, turns, intake, secretOf, idOf } = await opened()
  const secret = await idOf(town, await secretOf())
  await own.settings.change({ 'support.topics': [topic] })
  await intake.take(town, secret, problem({ name: 'Anna' }))
  await intake.take(town, secret, problem({ name: 'Anna', topic: 'Lamps', id: '2' }))
  const [first, second] = [await own.threads.byNumber(1), await own.threads.byNumber(2)]
  if (first === undefined || second === undefined) throw new Error('no thread was opened')
  expect(second.opener).toBe(first.opener)
  const erase = (thread: typeof first) =>
    small.store.transaction(own.community, () => eraseThread(small.house, turns, { thread }))
  await erase(first)
  expect((await own.contacts.of(first.opener))?.reach).toBe('anna@example.org')
  await erase(second)
  expect(await own.contacts.of(first.opener)).toBeUndefined()
  expect((await own.members.get(first.opener))?.name).toBe('Somebody without an account')

  await mo.runs('contact open', { name: 'Bo', reach: '030 123456', subject: 'A door' })
  expect(wordsOf(await mo.runs('contact forget', { thread: '3' }))).toContain('Only admins can have somebody forgotten')
  const asked = await ada.runs('contact forget', { thread: '3' })
  expect(wordsOf(asked)).toContain('All that support keeps of Bo')
  expect(wordsOf(await mo.presses(asked, 'Erase it'))).toContain('Only admins')
  expect(wordsOf(await ada.presses(asked, 'Erase it'))).toContain('It is erased')
  expect((await own.threads.byNumber(3))?.subject).toBe(noSubject)
  expect(await own.contacts.known('phone:030123456')).toBeUndefined()
})

test('two threads of somebody without an account become one, and nobody is told', async () => {
  const { own, mo } = await opened()
  await own.settings.change({ 'support.topics': [topic] })
  const anna = { name: 'Anna', reach: '030 123456', subject: 'The lamp', words: 'It went out.' }
  await mo.runs('contact open', anna)
  await mo.runs('contact open', { ...anna, topic: 'lamps' })
  const merged = await mo.runs('thread merge', { into: '1', thread: '2' })
  expect(wordsOf(merged)).toContain('Thread 2 goes on in thread 1. I tell Anna nothing')
  expect((await own.threads.byNumber(2))?.state).toBe('closed')
  const said = await mo.runs('contact said', { text: 'Still out.', thread: '2' })
  expect(wordsOf(said)).toContain('goes on in')
})

const topic = { id: 'lamps', name: 'Lamps', questions: [], who: 'everyone' } as const

test('what the door is sent is read, or said why not', async () => {
  const { intake, secretOf, small } = await opened()
  const secret = await secretOf()
  const routes = new Map<string, (posted: Posted) => Promise<PostAnswer>>()
  const woken: number[] = []
  hangIntake({ post: (path, handler) => void routes.set(path, handler) }, { intake, wake: () => void woken.push(1) })
  const send = async (body: string, headers: Readonly<Record<string, string>> = {}) => {
    const given: Readonly<Record<string, string>> = { authorization: `Bearer ${secret}`, ...headers }
    const answer = await routes.get('/intake/support')?.({ body, header: (name) => given[name] })
    return [answer?.status, JSON.parse(answer?.body ?? '{}'), answer?.headers] as const
  }
  const fine = JSON.stringify({ contact: '030 123456', text: 'It went out.' })
  for (const wrong of [
    '',
    'Bearer',
    'Bearer x',
    `Basic ${secret}`,
    `Bearer ${secret.slice(0, -1)}`,
    'Bearer discord.x.y',
  ])
    expect((await send(fine, { authorization: wrong }))[0], wrong).toBe(401)
  expect((await send(fine, { 'content-type': 'text/plain' }))[0]).toBe(415)
  expect((await send('{'))[0]).toBe(400)
  expect((await send('[]'))[0]).toBe(422)
  expect((await send(JSON.stringify({ contact: '030 123456', text: 'x'.repeat(8001) })))[1]).toMatchObject({
    field: 'text',
  })
  expect((await send(JSON.stringify({ contact: '030 123456' })))[1]).toMatchObject({ field: 'text' })
  expect(woken).toEqual([])
  expect(await send(fine)).toEqual([202, { number: 1 }, undefined])
  expect(woken).toEqual([1])
  for (let index = 1; index < 30; index += 1) await send(fine, { 'idempotency-key': `${index}` })
  expect(await send(fine)).toEqual([429, expect.anything(), { 'retry-after': '600' }])
  await small.settle()
})
