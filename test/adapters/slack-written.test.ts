// What people wrote in a thread, read back: the same events, under the same keys, as when Slack told them.
import { afterEach, expect, test } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import { plain } from '../../src/view/text.ts'
import { type Bench, bench } from './slack-bench.ts'

let open: Bench | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** A thread under a first message of ours to Ana. */
async function withThread() {
  open = await bench('socket')
  await open.start()
  const { slack, platform } = open
  const space = { platform: 'slack', id: slack.teamId } as const
  const ana = slack.addUser({ name: 'ana' })
  const direct = { kind: 'direct', space, user: ana.id } as const
  const message = { text: plain('Your thread') }
  const outcome = await platform.perform({ kind: 'post', place: direct, message }, { id: 'e1', number: 1 })
  const root = outcome.kind === 'done' ? outcome.result.message : undefined
  if (root === undefined) throw new Error('nothing was posted')
  const place: ThreadPlace = { kind: 'thread', space, channel: root.channel, thread: root.id }
  const writes = (text: string) => slack.writeDirectly(ana, text, { threadTs: root.id })
  return { ...open, ana, place, writes }
}

test('messages read back are those that were told, with the names in them', async () => {
  const { slack, inbox, platform, place, writes } = await withThread()
  const ben = slack.addUser({ name: 'ben' })
  await writes(`It flickers, ask <@${ben.id}>`)
  await writes('And it hums')
  await inbox.until(() => inbox.of('message').length === 2)
  const told = inbox.of('message').toSorted((one, other) => one.at - other.at)
  expect(await platform.written(place, Date.now() - 60_000)).toEqual(told)
  expect(told.map(({ text }) => text)).toEqual(['It flickers, ask @ben', 'And it hums'])
})

test('nothing of ours is read back, nor anything from before', async () => {
  const { platform, place, writes } = await withThread()
  await writes('Hello')
  const answer = { text: plain('Hi') }
  await platform.perform({ kind: 'post', place, message: answer }, { id: 'e2', number: 1 })
  expect((await platform.written(place, 0)).map(({ text }) => text)).toEqual(['Hello'])
  expect(await platform.written(place, Date.now() + 60_000)).toEqual([])
})

test('more than a page is read in its order', async () => {
  const { platform, place, writes } = await withThread()
  const words = Array.from({ length: 230 }, (_, index) => `word ${index}`)
  for (const one of words) await writes(one)
  expect((await platform.written(place, 0)).map(({ text }) => text)).toEqual(words)
})

test('of a thread that is gone nothing is read, and one that cannot be read now is told as such', async () => {
  const { slack, platform, place } = await withThread()
  expect(await platform.written({ ...place, thread: '1.000001' }, 0)).toEqual([])
  slack.faults.next({ method: 'conversations.replies' }, { status: 503 })
  await expect(platform.written(place, 0)).rejects.toMatchObject({ name: 'PlatformError' })
})
