// A private channel of Slack's that stands for a support thread: made once, under a name that is free, filled, emptied, and
// gone for us once it is archived.
import { afterEach, expect, test } from 'vitest'
import { inPlaceOfThread, type SpaceRef, type ThreadPlace } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { plain } from '../../src/view/text.ts'
import type { Faults } from '../emulators/slack/faults.ts'
import { type Bench, bench } from './slack-bench.ts'

let open: Bench | undefined

async function started() {
  open = await bench('socket')
  await open.start()
  const space: SpaceRef = { platform: 'slack', id: open.slack.teamId }
  const opens: Effect = { kind: 'openRoom', space, name: 'support-7' }
  return Object.assign(open, { space, opens })
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

const first = { id: 'effect-1', number: 1 } as const
const again = { ...first, number: 2, unknownSince: 0 }

async function made({ platform, opens }: Awaited<ReturnType<typeof started>>, attempt = first): Promise<ThreadPlace> {
  const outcome = await platform.perform(opens, attempt)
  const thread = outcome.kind === 'done' ? outcome.result.thread : undefined
  if (thread === undefined) throw new Error(`no channel: ${JSON.stringify(outcome)}`)
  return thread
}

test('it is found again after a try that was cut off, while nobody is in it', async () => {
  const house = await started()
  const { slack, platform, opens } = house
  slack.faults.next({ method: 'conversations.create' }, { cut: 'after' })
  expect(await platform.perform(opens, first)).toMatchObject({ kind: 'unknown' })
  const room = await platform.perform(opens, again)
  const rooms = [...slack.world.channels.values()].filter(({ name }) => name.startsWith('support-7'))
  expect(rooms).toMatchObject([{ name: 'support-7', kind: 'private' }])
  expect(room).toMatchObject({ result: { thread: { channel: rooms[0]?.id, thread: rooms[0]?.id } } })
  // Somebody else's conversation is never taken for it.
  const ana = slack.addUser({ name: 'ana' })
  rooms[0]?.members.add(ana.id)
  const other = await platform.perform(opens, again)
  const { channel } = other.kind === 'done' ? (other.result.thread ?? { channel: '' }) : { channel: '' }
  expect(slack.world.channels.get(channel)?.name).toBe('support-7-2')
})

test('people come in and out, and words stand in the channel itself', async () => {
  const house = await started()
  const { slack, platform } = house
  const [ana, ben] = [slack.addUser({ name: 'ana' }), slack.addUser({ name: 'ben' })]
  const thread = await made(house)
  const inRoom = () => slack.world.channels.get(thread.channel)?.members
  for (const { id: user } of [ana, ben, ben])
    expect(await platform.perform({ kind: 'addToThread', thread, user }, first)).toMatchObject({ kind: 'done' })
  for (let time = 0; time < 2; time += 1)
    expect(await platform.perform({ kind: 'removeFromThread', thread, user: ben.id }, first)).toMatchObject({
      kind: 'done',
    })
  expect(inRoom()?.has(ana.id)).toBe(true)
  expect(inRoom()?.has(ben.id)).toBe(false)
  const message = { text: [...plain('Go to '), { kind: 'place', place: thread, name: 'thread 7' } as const] }
  await platform.perform({ kind: 'post', place: thread, message }, first)
  const [said] = slack.messagesSeenBy(ana, thread.channel).filter(({ byBot }) => byBot)
  expect(said).toMatchObject({ threadTs: undefined })
  expect(JSON.stringify(said?.blocks)).toContain(`/archives/${thread.channel}"`)
  expect(await platform.perform({ kind: 'addToThread', thread, user: 'U0NOBODY' }, first)).toMatchObject({
    reason: 'not-allowed',
  })
})

test('once archived it is gone for us, and closing it once more is no matter', async () => {
  const house = await started()
  const { slack, platform } = house
  const ana = slack.addUser({ name: 'ana' })
  const thread = await made(house)
  await platform.perform({ kind: 'addToThread', thread, user: ana.id }, first)
  expect(await platform.perform({ kind: 'reopenThread', thread }, first)).toMatchObject({ kind: 'done' })
  for (let time = 0; time < 2; time += 1)
    expect(await platform.perform({ kind: 'closeThread', thread }, first)).toMatchObject({ kind: 'done' })
  expect(slack.world.channels.get(thread.channel)?.archived).toBe(true)
  const gone = { kind: 'refused', reason: 'gone' }
  const message = { text: plain('Hello') }
  for (const effect of [
    { kind: 'reopenThread', thread },
    { kind: 'addToThread', thread, user: ana.id },
    { kind: 'post', place: thread, message },
  ] satisfies Effect[])
    expect(await platform.perform(effect, first)).toMatchObject(gone)
})

test.each<[string, Parameters<Faults['next']>[1], object]>([
  ['missing_scope', { error: 'missing_scope' }, { reason: 'not-allowed' }],
  ['restricted_action', { error: 'restricted_action' }, { reason: 'not-allowed' }],
  ['a full workspace', { error: 'too_many_convos_for_team' }, { reason: 'full' }],
  ['an app that has enough', { error: 'too_many_convos_for_app_on_team' }, { reason: 'full' }],
  ['a limit', { status: 429, retryAfter: 9 }, { kind: 'later', afterMs: 9000 }],
])('making it ends in words for %s', async (_, fault, outcome) => {
  const { slack, platform, opens } = await started()
  slack.faults.next({ method: 'conversations.create' }, fault)
  expect(await platform.perform(opens, first)).toMatchObject(outcome)
})

test('what was written in it and under its messages is read back, and whoever comes in is told of', async () => {
  const house = await started()
  const { slack, platform, space } = house
  const [ana, ben] = [slack.addUser({ name: 'ana' }), slack.addUser({ name: 'ben' })]
  const thread = await made(house)
  await platform.perform({ kind: 'addToThread', thread, user: ana.id }, first)
  const root = await slack.write(ana, thread.channel, 'It flickers')
  await slack.write(ana, thread.channel, 'Since Monday')
  const after = Number(root.ts) * 1000
  await slack.write(ana, thread.channel, 'In the hall', { threadTs: root.ts })
  const written = await platform.written(inPlaceOfThread(space, thread.channel), after)
  expect(written.map(({ text }) => text)).toEqual(['Since Monday', 'In the hall'])
  await slack.inviteToChannel(ana, thread.channel, ben)
  await slack.settled(5000)
  const came = house.inbox.events.filter((event) => event.kind === 'joined-thread')
  expect(came.map(({ user, place }) => [user.user, place])).toEqual([
    [ana.id, thread],
    [ben.id, thread],
  ])
})
