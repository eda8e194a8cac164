// Threads over the wire: opened with their people in them, found again, written in, added to and closed.
import { expect, test } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import { done, message, type Stage, stage } from './discord-stage.ts'

const open = async (house: Stage, unknownSince?: number): Promise<ThreadPlace> => {
  const { platform, ana, attempt } = house
  const effect = {
    kind: 'openThread',
    parent: { kind: 'channel', space: house.space, channel: house.guild.channel('support').id },
    title: '7 Help',
    users: [ana.id],
  } as const
  const result = done(
    await platform.perform(effect, attempt('open', unknownSince === undefined ? {} : { unknownSince })),
  )
  if (result.thread === undefined) throw new Error('no thread')
  return result.thread
}

test('opens a private thread that only its people see, adds to it, takes out of it, and closes it', async () => {
  const house = await stage()
  const { discord, guild, platform, attempt, ana } = house
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben)
  const thread = await open(house)
  expect(discord.canSee(ana, thread.thread)).toBe(true)
  expect(discord.canSee(ben, thread.thread)).toBe(false)
  done(await platform.perform({ kind: 'addToThread', thread, user: ben.id }, attempt('add')))
  expect(discord.canSee(ben, thread.thread)).toBe(true)
  done(await platform.perform({ kind: 'removeFromThread', thread, user: ben.id }, attempt('remove')))
  expect(discord.canSee(ben, thread.thread)).toBe(false)
  done(await platform.perform({ kind: 'removeFromThread', thread, user: ben.id }, attempt('remove', { number: 2 })))
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close')))
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close', { number: 2 })))
  expect(discord.world.channels.get(thread.thread)?.thread).toMatchObject({ archived: true, locked: true })
  const post = { kind: 'post', place: thread, message: message('x') } as const
  expect(await platform.perform(post, attempt('post'))).toMatchObject({ kind: 'refused', reason: 'archived' })
})

test('edits what stands in a closed thread, which stays closed', async () => {
  const house = await stage()
  const { discord, platform, attempt } = house
  const thread = await open(house)
  const posted = await platform.perform({ kind: 'post', place: thread, message: message('open') }, attempt('post'))
  const ref = posted.kind === 'done' ? posted.result.message : undefined
  if (ref === undefined) throw new Error('nothing was posted')
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close')))
  done(await platform.perform({ kind: 'edit', ref, message: message('solved') }, attempt('edit')))
  expect(discord.messagesSeenBy(house.ana, thread.thread).at(-1)?.content).toBe('solved')
  expect(discord.world.channels.get(thread.thread)?.thread).toMatchObject({ archived: true, locked: true })
})

test('takes a message of ours out of a closed thread, which stays closed, and somebody out of it; twice is no mistake', async () => {
  const house = await stage()
  const { discord, platform, attempt, ana } = house
  const thread = await open(house)
  const posted = await platform.perform({ kind: 'post', place: thread, message: message('secret') }, attempt('post'))
  const ref = posted.kind === 'done' ? posted.result.message : undefined
  if (ref === undefined) throw new Error('nothing was posted')
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close')))
  done(await platform.perform({ kind: 'remove', ref }, attempt('remove')))
  done(await platform.perform({ kind: 'remove', ref }, attempt('remove', { number: 2 })))
  expect(discord.messagesSeenBy(ana, thread.thread).map(({ content }) => content)).not.toContain('secret')
  expect(discord.world.channels.get(thread.thread)?.thread).toMatchObject({ archived: true, locked: true })
  done(await platform.perform({ kind: 'removeFromThread', thread, user: ana.id }, attempt('out')))
  done(await platform.perform({ kind: 'removeFromThread', thread, user: ana.id }, attempt('out', { number: 2 })))
  expect(discord.canSee(ana, thread.thread)).toBe(false)
})

test('finds the thread that an earlier try opened', async () => {
  const house = await stage()
  house.discord.faults.next({ method: 'POST', path: /\/threads$/ }, { cut: 'after' })
  const at = house.clock.now()
  await expect(open(house)).rejects.toThrow('unknown')
  const thread = await open(house, at)
  expect(house.discord.threads(house.guild).map(({ id }) => id)).toEqual([thread.thread])
  expect(house.discord.canSee(house.ana, thread.thread)).toBe(true)
})

test('does not know how a thread ended whose people could not be added, and finishes it at the next try', async () => {
  const house = await stage()
  house.discord.faults.next({ method: 'PUT', path: /thread-members/ }, { status: 503 })
  await expect(open(house)).rejects.toThrow('unknown')
  await open(house, house.clock.now() - 5_000)
  expect(house.discord.threads(house.guild)).toHaveLength(1)
})

test('opens one thread after its first request was cut off before it arrived', async () => {
  const house = await stage()
  house.discord.faults.next({ method: 'POST', path: /\/threads$/ }, { cut: 'before' })
  const at = house.clock.now()
  await expect(open(house)).rejects.toThrow('unknown')
  await open(house, at)
  expect(house.discord.threads(house.guild)).toHaveLength(1)
})

test('says that the server takes no more threads, and opens one when another sleeps', async () => {
  const house = await stage({ activeThreads: 1 })
  const { platform, attempt } = house
  const first = await open(house)
  await expect(open(house)).rejects.toThrow('"reason":"full"')
  done(await platform.perform({ kind: 'closeThread', thread: first }, attempt('close')))
  await open(house)
  const post = { kind: 'addToThread', thread: first, user: house.owner.id } as const
  expect(await platform.perform(post, attempt('add'))).toMatchObject({ kind: 'refused', reason: 'full' })
})

const state = ({ discord }: Stage, thread: ThreadPlace) => {
  const found = discord.world.channels.get(thread.thread)?.thread
  if (found === undefined) throw new Error('there is no thread')
  return found
}

test('lets somebody into a thread that archived itself, which is awake then', async () => {
  const house = await stage()
  const { discord, platform, attempt, owner } = house
  const thread = await open(house)
  state(house, thread).archived = true
  done(await platform.perform({ kind: 'addToThread', thread, user: owner.id }, attempt('add')))
  expect(discord.world.channels.get(thread.thread)?.thread?.members.has(owner.id)).toBe(true)
  expect(state(house, thread).archived).toBe(false)
})

test('lets somebody into a closed thread, which stays closed', async () => {
  const house = await stage()
  const { platform, attempt, owner } = house
  const thread = await open(house)
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close')))
  done(await platform.perform({ kind: 'addToThread', thread, user: owner.id }, attempt('add')))
  expect(state(house, thread).members.has(owner.id)).toBe(true)
  expect(state(house, thread)).toMatchObject({ archived: true, locked: true })
})

test('says that a closed thread is archived when it may not wake it', async () => {
  const house = await stage()
  const { discord, platform, attempt, owner } = house
  const thread = await open(house)
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close')))
  discord.faults.next({ method: 'PATCH', path: /\/channels\// }, { status: 403, code: 50013 })
  const added = await platform.perform({ kind: 'addToThread', thread, user: owner.id }, attempt('add'))
  expect(added).toMatchObject({ kind: 'refused', reason: 'archived' })
})

test.for(['as it does by itself', 'also when Discord does not wake it'])(
  'posts into a thread that archived itself, %s',
  async (way) => {
    const house = await stage()
    const { discord, platform, attempt } = house
    const thread = await open(house)
    state(house, thread).archived = true
    if (way.startsWith('also'))
      discord.faults.next({ method: 'POST', path: /\/messages$/ }, { status: 400, code: 50083 })
    done(await platform.perform({ kind: 'post', place: thread, message: message('Still there?') }, attempt('post')))
    expect(discord.messagesSeenBy(house.ana, thread.thread).at(-1)?.content).toBe('Still there?')
    expect(state(house, thread).archived).toBe(false)
  },
)

test('closes a thread that archived itself', async () => {
  const house = await stage()
  const { platform, attempt } = house
  const thread = await open(house)
  state(house, thread).archived = true
  house.discord.faults.next({ method: 'PATCH', path: /\/channels\// }, { status: 400, code: 50083 })
  done(await platform.perform({ kind: 'closeThread', thread }, attempt('close')))
  expect(state(house, thread)).toMatchObject({ archived: true, locked: true })
})
