// Suggestions of a community with a Discord server and a Slack workspace: cards in both, one tally, one discussion, and a
// decision that reaches everyone who voted, once.
import { expect, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import type { ChannelPlace, SpaceRef } from '../../src/domain/place.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import type { Actor } from './actor.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import type { MemoryPlatform } from './memory-platform.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const gardenCards = channelPlace(garden, 'garden-suggestions')
const workshopCards = channelPlace(workshop, 'workshop-suggestions')
const second = 1_000

interface Plan {
  readonly allowed?: (space: SpaceRef) => boolean
  readonly workshopChannels?: readonly 'suggestions'[]
}

async function joined({ allowed = () => true, workshopChannels = ['suggestions'] }: Plan = {}) {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...decideDeclared],
    make: (house) => {
      const suggestions = suggestionsService(house, allowed)
      return { services: { suggestions }, flows: [suggestionsFlow(house, suggestions)] }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  await town.addSpace({ community: 'c1', space: workshop, channels: workshopChannels })
  const ana = await town.addMember(community, garden, 'Ana')
  const ben = await town.addMember(community, workshop, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const last = (platform: MemoryPlatform, place: ChannelPlace) => {
    const found = platform.standing.filter(({ ref }) => ref.place.kind === 'channel' && ref.channel === place.channel)
    const card = found.at(-1)
    if (card === undefined) throw new Error('no card stands in the channel')
    return card
  }
  const inGarden = () => last(town.platform, gardenCards)
  const inWorkshop = () => last(town.other, workshopCards)
  let written = 0
  /** Somebody writes in the thread under the card there, or takes it away again. */
  const under = async (
    card: ReturnType<typeof last>,
    who: string,
    change: Partial<Pick<MessageEvent, 'what'>> & { id?: string; bot?: boolean } = {},
  ): Promise<string> => {
    const { what = 'posted', id = `m${++written}`, bot = false } = change
    const { space } = card.ref.place
    const place = { kind: 'thread', space, channel: card.ref.channel, thread: card.ref.id } as const
    const author = { user: what === 'removed' ? '' : `${space.id}-${who}`, name: who, bot, guest: false }
    const ref = { place, channel: space.platform === 'discord' ? card.ref.id : card.ref.channel, id }
    await town.receives({
      ...{ kind: 'message', key: `${id}:${what}`, space, what, author, ref, place },
      ...{ text: what === 'removed' ? '' : 'I would like that.', at: town.now() },
    })
    return id
  }
  const told = (who: Actor) =>
    (who.caller.space.platform === 'discord' ? town.platform : town.other)
      .at(directPlace(who.caller.user))
      .map(messageSeen)
  return { town, community, ana, ben, mia, inGarden, inWorkshop, under, told }
}

const seen = ({ message }: { message: Parameters<typeof messageSeen>[0] }): string => messageSeen(message)

test('a suggestion gets a card in every space, which names its author with their space where that is another', async () => {
  const { ben, inGarden, inWorkshop } = await joined()
  expect(messageSeen(await ben.runs('suggest', { title: 'Dark mode' }))).toBe(
    'Your suggestion has number 1: Dark mode. It appears in #suggestions and #suggestions in garden in a moment, and everyone there can vote on it. I tell you what the team decides.',
  )
  expect(seen(inWorkshop())).toBe('Suggestion 1: Dark mode\nFrom: @Ben\nStatus: new\nVotes: Nobody has voted yet')
  expect(seen(inGarden())).toBe(
    'Suggestion 1: Dark mode\nFrom: @Ben, in workshop\nStatus: new\nVotes: Nobody has voted yet',
  )
})

test('whoever has no suggestions channel in their own space suggests all the same, and reads where the card comes', async () => {
  const { town, ben, inGarden } = await joined({ workshopChannels: [] })
  expect(messageSeen(await ben.runs('suggest', { title: 'Dark mode' }))).toContain(
    'It appears in #suggestions in garden in a moment',
  )
  expect(seen(inGarden())).toContain('Suggestion 1: Dark mode')
  expect(town.other.standing).toEqual([])
})

test('no card comes to a space where Hearth is not meant to work, nor to one whose setup nobody has confirmed', async () => {
  const { town, community, ana } = await joined({ allowed: ({ id }) => id !== 'workshop' })
  const shed: SpaceRef = { platform: 'slack', id: 'shed' }
  await town.store.spaces.add({ ref: shed, name: 'Shed', locale: undefined, host: undefined, at: 0 }, community)
  await town.store.of(community).spaces.setChannel(shed, 'suggestions', { channel: 'shed', name: 'suggestions' })
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(town.other.standing).toEqual([])
})

test('votes from both sides are one tally on both cards', async () => {
  const { ana, ben, inGarden, inWorkshop } = await joined()
  await ana.runs('suggest', { title: 'Dark mode' })
  await ana.presses(inGarden().message, 'Vote for 1')
  const answer = await ben.presses(inWorkshop().message, 'Vote for 1')
  expect(messageSeen(answer)).toContain('2 people want it so far')
  for (const card of [inGarden(), inWorkshop()]) expect(seen(card)).toContain('Votes: 2 people want it')
})

test('an older suggestion gets the card it lacks with the next vote, and no second one where a channel was changed', async () => {
  const { town, community, ana, inGarden, inWorkshop } = await joined({ workshopChannels: [] })
  await ana.runs('suggest', { title: 'Dark mode' })
  const { spaces } = town.store.of(community)
  await spaces.setChannel(workshop, 'suggestions', { channel: 'workshop-suggestions', name: 'suggestions' })
  await spaces.setChannel(garden, 'suggestions', { channel: 'garden-ideas', name: 'ideas' })
  await town.settle()
  expect(town.other.standing).toEqual([])
  await ana.presses(inGarden().message, 'Vote for 1')
  expect(seen(inWorkshop())).toContain('Votes: 1 person wants it')
  expect(town.platform.at(channelPlace(garden, 'garden-ideas'))).toEqual([])
})

test('a view says where it is posted in all places, the own space first', async () => {
  const { ana, ben } = await joined()
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(messageSeen(await ana.runs('suggestion view', { number: '1' }))).toContain(
    'From: @Ana\nStatus: new\nVotes: Nobody has voted yet\nPosted in: #suggestions and #suggestions in workshop',
  )
  expect(messageSeen(await ben.runs('suggestion view', { number: '1' }))).toContain(
    'From: @Ana, in garden\nStatus: new\nVotes: Nobody has voted yet\nPosted in: #suggestions and #suggestions in garden',
  )
})

test('spaces of one name are told apart by their platform', async () => {
  const town = await joined()
  await town.town.store.of(town.community).spaces.rename(workshop, 'garden')
  await town.ana.runs('suggest', { title: 'Dark mode' })
  expect(seen(town.inWorkshop())).toContain('From: @Ana, in garden (Discord)')
})

test('what people write under the cards is counted together, and taken away again with the message', async () => {
  const { ana, inGarden, inWorkshop, under } = await joined()
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(seen(inGarden())).not.toContain('Discussion')
  const first = await under(inGarden(), 'Ana')
  for (const card of [inGarden(), inWorkshop()]) expect(seen(card)).toContain('Discussion: 1 message')
  await under(inWorkshop(), 'Ben')
  await under(inWorkshop(), 'Somebody whom nobody knows')
  for (const card of [inGarden(), inWorkshop()]) expect(seen(card)).toContain('Discussion: 3 messages')
  await under(inGarden(), '', { what: 'removed', id: first })
  for (const card of [inGarden(), inWorkshop()]) expect(seen(card)).toContain('Discussion: 2 messages')
})

test('bots, edits, repeats and removals of what never counted change no count', async () => {
  const { ana, inGarden, under } = await joined()
  await ana.runs('suggest', { title: 'Dark mode' })
  const first = await under(inGarden(), 'Ana')
  await under(inGarden(), 'Ana', { id: first })
  await under(inGarden(), 'Ana', { id: first, what: 'edited' })
  await under(inGarden(), 'Rob', { bot: true })
  await under(inGarden(), '', { what: 'removed', id: 'another' })
  // A platform that repeats itself may tell of a message after it told that it is gone.
  await under(inGarden(), 'Ben', { id: 'another' })
  expect(seen(inGarden())).toContain('Discussion: 1 message')
})

test('a thread that hangs under no card counts nowhere, and nothing of it is kept', async () => {
  const { town, ana, inGarden, under } = await joined()
  await ana.runs('suggest', { title: 'Dark mode' })
  const elsewhere = { ...inGarden(), ref: { ...inGarden().ref, id: 'another-message' } }
  const id = await under(elsewhere, 'Ana')
  expect(seen(inGarden())).not.toContain('Discussion')
  const event = { key: `${id}:posted`, community: undefined, kind: 'event', what: 'message', placeKey: 'x' } as const
  expect(await town.store.ledger.inbox.mark({ ...event, payload: null, at: 0 })).toBe(true)
})

test('a decision reaches everyone who voted, one a second, and the moderator reads how many that is', async () => {
  const { town, community, ana, ben, mia, inGarden, inWorkshop, told } = await joined()
  const ida = await town.addMember(community, garden, 'Ida')
  await ana.runs('suggest', { title: 'Dark mode' })
  for (const who of [ana, mia, ida]) await who.presses(inGarden().message, 'Vote for 1')
  await ben.presses(inWorkshop().message, 'Vote for 1')
  const answer = await mia.runs('decide', { number: '1', status: 'declined', reason: 'It doubles the work.' })
  expect(messageSeen(answer)).toBe(
    'Suggestion 1, Dark mode, is marked as declined now. Its card changes in a moment, and I tell @Ana and 2 people who voted on it or follow it.',
  )
  for (const card of [inGarden(), inWorkshop()]) {
    expect(seen(card)).toContain('Status: declined')
    expect(labelsSeen(card.message)).toEqual([])
  }
  expect([ben, ida].flatMap(told)).toHaveLength(1)
  await town.until(town.now() + second)
  const words =
    'There is a decision on suggestion 1, Dark mode, which you voted for: declined.\nTheir reason: It doubles the work.\nThank you for your vote.'
  expect([ben, ida].flatMap(told)).toEqual([words, words])
  await town.until(town.now() + 60 * second)
  expect([told(ana).length, told(ben).length, told(ida).length, told(mia).length]).toEqual([1, 1, 1, 0])
})

test('where nothing is decided yet nobody but the author is told', async () => {
  const { town, ana, ben, mia, inWorkshop, told } = await joined()
  await ana.runs('suggest', { title: 'Dark mode' })
  await ben.presses(inWorkshop().message, 'Vote for 1')
  expect(messageSeen(await mia.runs('decide', { number: '1', status: 'under-review' }))).toContain('I tell @Ana.')
  await town.until(town.now() + 60 * second)
  expect([told(ana).length, told(ben).length]).toEqual([1, 0])
})

test('a person with an account on either side is told once, where they voted last', async () => {
  const { town, community, ana, ben, mia, inGarden, inWorkshop, told } = await joined()
  const benInGarden = await town.addMember(community, garden, 'Ben', { samePersonAs: ben })
  await ana.runs('suggest', { title: 'Dark mode' })
  await ana.runs('suggest', { title: 'A map' })
  const [first, newest] = [town.platform.at(gardenCards).at(-2), inWorkshop().message]
  if (first === undefined) throw new Error('no first card stands')
  await benInGarden.presses(first, 'Vote for 1')
  await town.until(town.now() + second)
  await ben.presses(newest, 'Vote for 2')
  await mia.runs('decide', { number: '1', status: 'planned' })
  await town.until(town.now() + 60 * second)
  expect([told(ben).length, told(benInGarden).length]).toEqual([1, 0])
  expect(seen(inGarden())).toContain('Suggestion 2')
})

test('the author is told at the account where they voted last', async () => {
  const { town, community, ana, ben, mia, inWorkshop, told } = await joined()
  const anaAtWork = await town.addMember(community, workshop, 'Ana', { samePersonAs: ana })
  await ben.runs('suggest', { title: 'A map' })
  await anaAtWork.presses(inWorkshop().message, 'Vote for 1')
  await ana.runs('suggest', { title: 'Dark mode' })
  await mia.runs('decide', { number: '2', status: 'planned' })
  expect([told(ana).length, told(anaAtWork).length]).toEqual([0, 1])
})

test('a voter whose direct messages are closed reads it above their next answer, and no thread is opened for it', async () => {
  const { town, community, ana, mia, inGarden } = await joined()
  const ida = await town.addMember(community, garden, 'Ida')
  await ana.runs('suggest', { title: 'Dark mode' })
  await ida.presses(inGarden().message, 'Vote for 1')
  town.platform.refuse(directPlace(ida.caller.user), 'direct-messages-closed')
  await mia.runs('decide', { number: '1', status: 'planned' })
  expect(town.platform.effects.filter(({ kind }) => kind === 'openThread' || kind === 'whisper')).toEqual([])
  const next = messageSeen(await ida.runs('suggest', { title: 'A map' }))
  expect(next).toContain('I could not reach you before, so I tell you now:\nThere is a decision on suggestion 1')
  expect(next).toContain('Your suggestion has number 2')
})

test('whoever has not been told when another decision comes hears of that one alone, and of a vote taken back nobody hears', async () => {
  const { town, community, ana, ben, mia, inGarden, inWorkshop, told } = await joined()
  const ida = await town.addMember(community, garden, 'Ida')
  const eve = await town.addMember(community, garden, 'Eve')
  await ana.runs('suggest', { title: 'Dark mode' })
  for (const who of [ida, eve]) await who.presses(inGarden().message, 'Vote for 1')
  const voted = await ben.presses(inWorkshop().message, 'Vote for 1')
  await mia.runs('decide', { number: '1', status: 'planned' })
  await town.until(town.now() + 100)
  await ben.presses(voted, 'Take back')
  await mia.runs('decide', { number: '1', status: 'in-progress' })
  await town.until(town.now() + 60 * second)
  expect(told(ben)).toHaveLength(1)
  expect(told(ida).filter((words) => words.includes('in progress'))).toHaveLength(1)
  expect(told(eve)).toEqual([expect.stringContaining('in progress')])
})

test('what waits to be told is told no more once it is so no longer', async () => {
  const { town, community, ana, ben, mia, inWorkshop, told } = await joined()
  for (const [index, title] of ['Dark mode', 'A map'].entries()) {
    await ana.runs('suggest', { title })
    await ben.presses(inWorkshop().message, `Vote for ${index + 1}`)
  }
  for (const number of ['1', '2']) {
    await mia.runs('decide', { number, status: 'planned' })
    await town.until(town.now() + 10 * second)
  }
  expect(told(ben)).toHaveLength(1)
  const { unasked } = town.store.of(community)
  expect(await unasked.waiting(ben.caller.person)).toHaveLength(1)
  await mia.runs('decide', { number: '2', status: 'under-review' })
  expect(await unasked.waiting(ben.caller.person)).toEqual([])
})
