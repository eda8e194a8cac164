// What people wrote in a thread, read back: the same events, under the same keys, as when Discord told them.
import { expect, test } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import { type Stage, startedStage } from './discord-stage.ts'

async function withThread(): Promise<Stage & { readonly place: ThreadPlace }> {
  const house = await startedStage()
  const { discord, guild, ana, space } = house
  const parent = guild.channel('support').id
  const thread = discord.startThread(ana, parent, 'The lamp')
  return { ...house, place: { kind: 'thread', space, channel: parent, thread: thread.id } }
}

test('messages read back are those that were told, and those that nobody heard', async () => {
  const { discord, platform, inbox, until, ana, place } = await withThread()
  discord.write(ana, place.thread, 'It flickers')
  await until(() => inbox.seen('message').length > 0)
  const [told] = inbox.seen('message')
  const since = Date.now() - 60_000
  const read = await platform.written(place, since)
  expect(read.map(({ key, text, place: where }) => ({ key, text, where }))).toEqual([
    { key: told?.key, text: told?.text, where: told?.place },
  ])
  await platform.stop()
  discord.write(ana, place.thread, 'And it hums')
  expect((await platform.written(place, since)).map(({ text }) => text)).toEqual(['It flickers', 'And it hums'])
})

test('nothing of ours is read back, nor anything from before', async () => {
  const { discord, platform, ana, place } = await withThread()
  discord.write(ana, place.thread, 'Hello')
  await platform.perform(
    { kind: 'post', place, message: { text: [{ kind: 'plain', text: 'Hi' }] } },
    { id: 'e1', number: 1 },
  )
  expect((await platform.written(place, 0)).map(({ text }) => text)).toEqual(['Hello'])
  expect(await platform.written(place, Date.now() + 60_000)).toEqual([])
})

test('more than a page is read in its order', async () => {
  const { discord, platform, ana, place } = await withThread()
  const words = Array.from({ length: 230 }, (_, index) => `word ${index}`)
  for (const one of words) discord.write(ana, place.thread, one)
  expect((await platform.written(place, 0)).map(({ text }) => text)).toEqual(words)
})

test('of a thread that is gone nothing is read, and one that cannot be read now is told as such', async () => {
  const { discord, platform, place } = await withThread()
  expect(await platform.written({ ...place, thread: '123456789012345678' }, 0)).toEqual([])
  discord.faults.next({ path: /\/messages$/ }, { status: 503 })
  await expect(platform.written(place, 0)).rejects.toMatchObject({ name: 'PlatformError' })
})

test('everyone is listed with when they joined, and whether the rules are still before them', async () => {
  const { discord, guild, platform, space } = await startedStage()
  const nia = discord.addUser({ name: 'Nia' })
  guild.join(nia, { pending: true, joinedAt: '2026-03-01T12:00:00.000Z' })
  const found = (await platform.people(space)).find(({ user }) => user === nia.id)
  expect(found).toMatchObject({ joinedAt: Date.parse('2026-03-01T12:00:00Z'), pending: true })
})
