// Effects over the wire: done once, refused by name, put off, or unknown; and what a second try finds.
import { expect, test } from 'vitest'
import type { ChannelPlace, DirectPlace } from '../../src/domain/place.ts'
import { person, ping, plain } from '../../src/view/text.ts'
import { text } from '../emulators/discord/index.ts'
import { done, message, type Stage, stage } from './discord-stage.ts'

const channelPlace = ({ guild, space }: Stage, name = 'general'): ChannelPlace => ({
  kind: 'channel',
  space,
  channel: guild.channel(name).id,
})

const directPlace = ({ space, ana }: Stage): DirectPlace => ({ kind: 'direct', space, user: ana.id })

const words = (house: Stage, channel = house.guild.channel('general').id): string[] =>
  (house.discord.world.channels.get(channel)?.messages ?? []).filter(({ deleted }) => !deleted).map(text)

test('posts into a channel and edits what it posted, without being connected', async () => {
  const house = await stage()
  const { platform, attempt } = house
  const place = channelPlace(house)
  const shown = {
    text: plain('Hello'),
    card: { body: plain('Body'), facts: [{ label: 'State', value: plain('open') }] },
  }
  const { message: ref } = done(await platform.perform({ kind: 'post', place, message: shown }, attempt()))
  expect(ref).toMatchObject({ place, channel: place.channel })
  expect(words(house)).toEqual(['Hello\nBody\nState\nopen'])
  if (ref === undefined) throw new Error('no ref')
  done(await platform.perform({ kind: 'edit', ref, message: message('Bye') }, attempt('two')))
  expect(words(house)).toEqual(['Bye'])
})

test('notifies whom it pings and nobody else', async () => {
  const house = await stage()
  const { platform, attempt, space, ana, owner } = house
  const sentence = [
    ping({ space, user: ana.id }, 'Ana'),
    ...plain(` meet @everyone <@${owner.id}> and `),
    person({ space, user: owner.id }, 'Olga'),
  ]
  done(await platform.perform({ kind: 'post', place: channelPlace(house), message: { text: sentence } }, attempt()))
  const [posted] = house.guild.channel('general').messages
  expect(posted?.notified).toEqual([ana.id])
})

test('sends a direct message, and says when they are closed', async () => {
  const house = await stage()
  const { platform, attempt, ana } = house
  const effect = { kind: 'post', place: directPlace(house), message: message('Welcome') } as const
  const { message: ref } = done(await platform.perform(effect, attempt()))
  expect(house.discord.directMessages(ana).map(text)).toEqual(['Welcome'])
  expect(ref?.channel).toBe(house.discord.openDirect(ana).id)
  ana.dmsClosed = true
  expect(await platform.perform(effect, attempt('two'))).toMatchObject({
    kind: 'refused',
    reason: 'direct-messages-closed',
  })
})

test('posts once when the answer to the first try was cut off', async () => {
  const house = await stage()
  const { platform, attempt, clock } = house
  const effect = { kind: 'post', place: channelPlace(house), message: message('Once') } as const
  house.discord.faults.next({ method: 'POST', path: /\/messages$/ }, { cut: 'after' })
  const at = clock.now()
  expect(await platform.perform(effect, attempt())).toMatchObject({ kind: 'unknown' })
  expect(house.discord.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  done(await platform.perform(effect, attempt('attempt-1', { number: 2, unknownSince: at })))
  expect(words(house)).toEqual(['Once'])
})

test('finds what was posted before the place was closed', async () => {
  const house = await stage()
  const { platform, attempt, clock, ana } = house
  const direct = { kind: 'direct', space: house.space, user: ana.id } as const
  const effect = { kind: 'post', place: direct, message: message('Once') } as const
  house.discord.faults.next({ method: 'POST', path: /\/messages$/ }, { cut: 'after' })
  const at = clock.now()
  expect(await platform.perform(effect, attempt())).toMatchObject({ kind: 'unknown' })
  ana.dmsClosed = true
  const [only] = house.discord.directMessages(ana)
  const again = await platform.perform(effect, attempt('attempt-1', { number: 2, unknownSince: at }))
  expect(again).toMatchObject({ kind: 'done', result: { message: { id: only?.id } } })
})

test('sends one request for one 504, and does not know how it ended', async () => {
  const house = await stage()
  house.discord.faults.next({ method: 'POST', path: /\/messages$/ }, { status: 504 })
  const effect = { kind: 'post', place: channelPlace(house), message: message('Once') } as const
  expect(await house.platform.perform(effect, house.attempt())).toMatchObject({ kind: 'unknown' })
  expect(house.discord.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('takes a message that was posted and then deleted for done', async () => {
  const house = await stage()
  const { platform, attempt, clock, owner } = house
  const effect = { kind: 'post', place: channelPlace(house), message: message('Gone') } as const
  const at = clock.now()
  done(await platform.perform(effect, attempt()))
  const [posted] = house.guild.channel('general').messages
  if (posted !== undefined) house.discord.deleteMessage(owner, posted)
  expect(done(await platform.perform(effect, attempt('attempt-1', { number: 2, unknownSince: at })))).toEqual({})
  expect(words(house)).toEqual([])
})

test('obeys the wait Discord names instead of waiting itself', async () => {
  const house = await stage()
  house.discord.faults.next({ path: /\/messages$/ }, { status: 429, retryAfter: 40 })
  const effect = { kind: 'post', place: channelPlace(house), message: message('Hi') } as const
  const outcome = await house.platform.perform(effect, house.attempt())
  expect(outcome).toMatchObject({ kind: 'later', because: 'limited' })
  expect(outcome.kind === 'later' && outcome.afterMs).toBeGreaterThanOrEqual(40_000)
  expect(house.discord.requests).toHaveLength(1)
})

test('comes back later when nobody listens', async () => {
  const house = await stage()
  await house.discord.close()
  const effect = { kind: 'post', place: channelPlace(house), message: message('Hi') } as const
  expect(await house.platform.perform(effect, house.attempt())).toMatchObject({ kind: 'later', because: 'away' })
})

test('comes back later for what can be repeated', async () => {
  const house = await stage()
  const { platform, attempt } = house
  const post = { kind: 'post', place: channelPlace(house), message: message('Hi') } as const
  const { message: ref } = done(await platform.perform(post, attempt()))
  if (ref === undefined) throw new Error('no ref')
  house.discord.faults.next({ method: 'PATCH', path: /./ }, { cut: 'after' })
  const edit = { kind: 'edit', ref, message: message('Bye') } as const
  expect(await platform.perform(edit, attempt('two'))).toMatchObject({ kind: 'later', because: 'away' })
})

test('goes on after Discord once did not know the token', async () => {
  const house = await stage()
  house.discord.faults.next({ path: /\/messages$/ }, { status: 401 })
  const effect = { kind: 'post', place: channelPlace(house), message: message('Hi') } as const
  expect(await house.platform.perform(effect, house.attempt())).toMatchObject({ kind: 'later', because: 'away' })
  done(await house.platform.perform(effect, house.attempt()))
})

test('says what is gone', async () => {
  const house = await stage()
  const { platform, attempt } = house
  const place = channelPlace(house)
  const ref = { place, channel: place.channel, id: '123456789012345678' }
  expect(await platform.perform({ kind: 'edit', ref, message: message('x') }, attempt())).toMatchObject({
    kind: 'refused',
    reason: 'gone',
  })
  const nowhere = { ...place, channel: '123456789012345678' }
  expect(await platform.perform({ kind: 'post', place: nowhere, message: message('x') }, attempt())).toMatchObject({
    kind: 'refused',
    reason: 'gone',
  })
})

test('says where it may not write', async () => {
  const house = await stage()
  const hidden = house.guild.addChannel({ name: 'hidden', hiddenFromEveryone: true, visibleToBot: false })
  const place = { kind: 'channel', space: house.space, channel: hidden.id } as const
  expect(await house.platform.perform({ kind: 'post', place, message: message('x') }, house.attempt())).toMatchObject({
    kind: 'refused',
    reason: 'not-allowed',
  })
})

test('makes a channel that only its people see, and finds it again', async () => {
  const house = await stage()
  const { discord, platform, attempt, space, ana, owner, clock } = house
  const effect = { kind: 'makeChannel', space, name: 'Team Room', users: [ana.id] } as const
  const at = clock.now()
  const { channel } = done(await platform.perform(effect, attempt()))
  const again = done(await platform.perform(effect, attempt('attempt-1', { number: 2, unknownSince: at })))
  expect(again.channel).toEqual(channel)
  const ben = discord.addUser({ name: 'Ben' })
  house.guild.join(ben)
  expect([ana, owner, ben].map((user) => discord.canSee(user, channel?.channel ?? ''))).toEqual([true, true, false])
  done(
    await platform.perform(
      { kind: 'post', place: { kind: 'channel', space, channel: channel?.channel ?? '' }, message: message('Hi') },
      attempt('two'),
    ),
  )
})

test('leaves a space, also one it has left', async () => {
  const house = await stage()
  const { platform, attempt, space } = house
  done(await platform.perform({ kind: 'leaveSpace', space }, attempt()))
  done(await platform.perform({ kind: 'leaveSpace', space }, attempt('attempt-1', { number: 2 })))
})

test('shows nothing in a channel to one person alone, since Discord has no such thing', async () => {
  const house = await stage()
  const { platform, attempt, ana } = house
  const whisper = { kind: 'whisper', place: channelPlace(house), user: ana.id, message: message('Only you') } as const
  expect(await platform.perform(whisper, attempt())).toMatchObject({ kind: 'refused', reason: 'unsupported' })
  expect(words(house)).toEqual([])
})
