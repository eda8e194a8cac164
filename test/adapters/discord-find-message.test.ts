// A message whose outcome is unknown, looked for after its nonce is forgotten: found when it is there, and never taken for another.
import { expect, test } from 'vitest'
import type { ChannelPlace } from '../../src/domain/place.ts'
import { button } from '../../src/view/message.ts'
import { ping, plain } from '../../src/view/text.ts'
import { text } from '../emulators/discord/index.ts'
import { done, message, type Stage, stage } from './discord-stage.ts'

const channelPlace = ({ guild, space }: Stage): ChannelPlace => ({
  kind: 'channel',
  space,
  channel: guild.channel('general').id,
})

const words = (house: Stage): string[] =>
  house.guild
    .channel('general')
    .messages.filter(({ deleted }) => !deleted)
    .map(text)

test.for([
  ['its words', message('Long ago')],
  ['its buttons', { text: plain('Vote'), controls: [button('vote:1:9', 'Vote')] }],
] as const)('finds an old message of unknown outcome by %s', async ([, shown]) => {
  const house = await stage({ nonceMs: 0 })
  const { platform, attempt, clock } = house
  const effect = { kind: 'post', place: channelPlace(house), message: shown } as const
  const at = clock.now()
  const first = done(await platform.perform(effect, attempt()))
  clock.skip(3 * 60_000)
  const again = done(await platform.perform(effect, attempt('attempt-1', { number: 2, unknownSince: at })))
  expect(again.message).toEqual(first.message)
  expect(words(house)).toHaveLength(1)
})

test('finds a card by its buttons though it shows something else by now, and brings no second', async () => {
  const house = await stage({ nonceMs: 0 })
  const { platform, attempt, clock } = house
  const card = (words: string) => ({ text: plain(words), controls: [button('vote:1:9', 'Vote')] })
  const place = channelPlace(house)
  const at = clock.now()
  const first = done(await platform.perform({ kind: 'post', place, message: card('No votes') }, attempt()))
  clock.skip(3 * 60_000)
  const later = attempt('attempt-1', { number: 2, unknownSince: at, changes: true })
  const again = done(await platform.perform({ kind: 'post', place, message: card('One vote') }, later))
  expect(again.message).toEqual(first.message)
  expect(words(house)).toHaveLength(1)
})

test('never takes the greeting of somebody else for one whose outcome is unknown', async () => {
  const house = await stage({ nonceMs: 0 })
  const { platform, attempt, clock, space, ana, owner } = house
  const place = channelPlace(house)
  const greeting = (user: string, name: string) => ({
    text: [...plain('Welcome, '), ping({ space, user }, name)],
    controls: [button('start-here:1:', 'Start here')],
  })
  const at = clock.now()
  done(await platform.perform({ kind: 'post', place, message: greeting(owner.id, 'Olga') }, attempt('one')))
  clock.skip(3 * 60_000)
  const effect = { kind: 'post', place, message: greeting(ana.id, 'Ana') } as const
  done(await platform.perform(effect, attempt('two', { number: 2, unknownSince: at })))
  expect(house.guild.channel('general').messages.map(({ notified }) => notified)).toEqual([[owner.id], [ana.id]])
})

test('tells cards with the same words above them apart', async () => {
  const house = await stage({ nonceMs: 0 })
  const { platform, attempt, clock } = house
  const card = (note: string) => ({ text: plain('News'), card: { body: plain('Body'), note: plain(note) } })
  const place = channelPlace(house)
  const at = clock.now()
  done(await platform.perform({ kind: 'post', place, message: card('Monday') }, attempt('one')))
  clock.skip(3 * 60_000)
  const effect = { kind: 'post', place, message: card('Tuesday') } as const
  done(await platform.perform(effect, attempt('two', { number: 2, unknownSince: at })))
  expect(words(house)).toHaveLength(2)
})

test('posts again what stands there only for another effect', async () => {
  const house = await stage({ nonceMs: 0 })
  const { platform, attempt, clock } = house
  const effect = { kind: 'post', place: channelPlace(house), message: message('Good morning') } as const
  done(await platform.perform(effect, attempt('one')))
  const at = clock.now()
  clock.skip(3 * 60_000)
  done(await platform.perform(effect, attempt('two', { number: 2, unknownSince: at })))
  expect(words(house)).toEqual(['Good morning', 'Good morning'])
})

test('of two equal messages finds the one that was posted since the try', async () => {
  let now = Date.now()
  const house = await stage({ nonceMs: -1, now: () => now })
  const { platform, attempt, clock } = house
  const effect = { kind: 'post', place: channelPlace(house), message: message('Good morning') } as const
  const first = done(await platform.perform(effect, attempt()))
  now += 10_000
  const second = done(await platform.perform(effect, attempt()))
  clock.skip(3 * 60_000)
  const since = (ms: number) => attempt('attempt-1', { number: 2, unknownSince: now - ms })
  expect(done(await platform.perform(effect, since(5_000))).message).toEqual(second.message)
  expect(done(await platform.perform(effect, since(15_000))).message).toEqual(first.message)
})
