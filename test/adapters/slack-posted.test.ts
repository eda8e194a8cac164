// A post whose outcome nobody knows: looked for before it is made again, wherever it may stand.
import { afterEach, expect, test } from 'vitest'
import type { DirectPlace, SpaceRef } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Message } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { type Bench, bench } from './slack-bench.ts'

let open: Bench | undefined

async function started(): Promise<Bench & { readonly space: SpaceRef }> {
  open = await bench('socket')
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

test('a post whose answer was cut off is found again, not repeated', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const effect: Effect = { kind: 'post', place: direct(space, ana.id), message }
  slack.faults.next({ method: 'chat.postMessage' }, { cut: 'after' })
  const since = Date.now()
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'unknown' })
  const again = await platform.perform(effect, { ...first, number: 2, unknownSince: since })
  const [only, ...others] = slack.directMessages(ana)
  expect(others).toEqual([])
  expect(again).toMatchObject({ kind: 'done', result: { message: { id: only?.ts } } })
})

test('a post that may stand where nobody may look any more is not taken for refused', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const effect: Effect = { kind: 'post', place: direct(space, ana.id), message }
  slack.faults.next({ method: 'chat.postMessage' }, { cut: 'after' })
  const since = Date.now()
  expect(await platform.perform(effect, first)).toMatchObject({ kind: 'unknown' })
  slack.faults.next({ method: 'conversations.open' }, { error: 'user_not_visible' })
  const again = await platform.perform(effect, { ...first, number: 2, unknownSince: since })
  expect(again).toMatchObject({ kind: 'refused', reason: 'unconfirmed' })
})

test('a post that never arrived is made when it is not found', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const effect: Effect = { kind: 'post', place: direct(space, ana.id), message }
  slack.faults.next({ method: 'chat.postMessage' }, { cut: 'before' })
  const since = Date.now()
  await platform.perform(effect, first)
  expect(await platform.perform(effect, { ...first, number: 2, unknownSince: since })).toMatchObject({ kind: 'done' })
  expect(slack.directMessages(ana)).toHaveLength(1)
})

test('a first post that was cut off before its channel was joined is made, not looked for for ever', async () => {
  const { slack, platform, space } = await started()
  const channel = slack.addChannel({ name: 'suggestions' })
  const place = { kind: 'channel', space, channel: channel.id } as const
  const again = { ...first, number: 2, unknownSince: Date.now() }
  expect(await platform.perform({ kind: 'post', place, message }, again)).toMatchObject({ kind: 'done' })
})

test('a post that stands in a channel we were removed from is found again, not repeated', async () => {
  const { slack, platform, space } = await started()
  const ana = slack.addUser({ name: 'ana' })
  const channel = slack.addChannel({ name: 'suggestions', members: [ana], botIn: true })
  const effect: Effect = { kind: 'post', place: { kind: 'channel', space, channel: channel.id }, message }
  slack.faults.next({ method: 'chat.postMessage' }, { cut: 'after' })
  const since = Date.now()
  await platform.perform(effect, first)
  await slack.removeBot(channel)
  expect(await platform.perform(effect, { ...first, number: 2, unknownSince: since })).toMatchObject({ kind: 'done' })
  const read = slack.messagesSeenBy(ana, channel).map((one) => slack.text(one))
  expect(read.filter((text) => text === 'Hello')).toHaveLength(1)
})

test('a post whose outcome is unknown is refused where we may not be, and where nothing is any more', async () => {
  const { slack, platform, space } = await started()
  const hidden = slack.addChannel({ name: 'secret', private: true })
  const again = { ...first, number: 2, unknownSince: Date.now() }
  for (const channel of [hidden.id, 'C0GONE'])
    expect(
      await platform.perform({ kind: 'post', place: { kind: 'channel', space, channel }, message }, again),
    ).toMatchObject({ kind: 'refused', reason: 'gone' })
})

test('a post whose channel can neither be read nor joined is refused', async () => {
  const { slack, platform, space } = await started()
  const channel = slack.addChannel({ name: 'suggestions' })
  const place = { kind: 'channel', space, channel: channel.id } as const
  slack.faults.next({ method: 'conversations.join' }, { error: 'user_is_restricted' })
  slack.faults.next({ method: 'conversations.join' }, { error: 'user_is_restricted' })
  const again = { ...first, number: 2, unknownSince: Date.now() }
  expect(await platform.perform({ kind: 'post', place, message }, again)).toMatchObject({
    kind: 'refused',
    reason: 'not-allowed',
  })
})
