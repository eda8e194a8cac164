// What stands between an idea and its card: the moderators' look at it, and the limits of each person.
import { expect, test } from 'vitest'
import { blockDeclared } from '../../commands/block.ts'
import { decideDeclared } from '../../commands/decide.ts'
import { reviewsDeclared } from '../../commands/reviews.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { blockedWordIn, blockedWords } from '../../src/domain/blocked-words.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Settings } from '../../src/domain/settings/settings.ts'
import { sayIn } from '../../src/locales/say.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { keptSuggestionBlocks } from '../../src/services/suggestions/kept-blocks.ts'
import { reviewFlow } from '../../src/services/suggestions/review/flow.ts'
import { type ReviewsService, reviewsService } from '../../src/services/suggestions/review/reviews.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { type Blocks, blocks } from '../../src/services/support/blocks.ts'
import type { Message } from '../../src/view/message.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const startsAt = Date.UTC(2026, 2, 2, 9)
const hourMs = 60 * 60_000

interface Services {
  readonly suggestions: SuggestionService
  readonly reviews: ReviewsService
  readonly blocks: Blocks
}

async function peopled(
  set: Partial<Settings>,
  channels: readonly ('suggestions' | 'moderators')[] = ['suggestions', 'moderators'],
) {
  const town = await smallHouse<Services>({
    startsAt,
    declared: [...suggestDeclared, ...suggestionDeclared, ...decideDeclared, ...reviewsDeclared, ...blockDeclared],
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      const reviews = reviewsService(house, () => true)
      return {
        services: { suggestions, reviews, blocks: blocks(house) },
        flows: [suggestionsFlow(house, suggestions), reviewFlow(house)],
      }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels, host: 'garden-Mia' })
  await town.addSpace({ community: 'c1', space: workshop })
  await town.store.of(community).settings.change(set)
  const ana = await town.addMember(community, garden, 'Ana')
  const ben = await town.addMember(community, garden, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const moe = await town.addMember(community, garden, 'Moe', { level: 'staff' })
  const cards = () => town.platform.at(channelPlace(garden, 'garden-suggestions'))
  const notices = () => town.platform.at(channelPlace(garden, 'garden-moderators'))
  const told = (who: typeof ana) => town.platform.at(directPlace(who.caller.user))
  return { town, community, ana, ben, mia, moe, cards, notices, told }
}

const newest = (messages: readonly Message[]): Message => {
  const found = messages.at(-1)
  if (found === undefined) throw new Error('nothing was posted')
  return found
}

const review = { 'suggestions.review': 'on' } as const

test('of two moderators at once the second reads what was done and by whom, and nothing happens twice', async () => {
  const { ana, mia, moe, cards, notices, told } = await peopled(review)
  await ana.runs('suggest', { title: 'Dark mode' })
  const [notice] = notices()
  if (notice === undefined) throw new Error('there is no notice')
  const form = await moe.pressesForForm(notice, 'Decline 1')
  await mia.presses(notice, 'Publish 1')
  expect(messageSeen(await moe.sends(form, { words: 'No' }))).toContain('It is published, by @Mia.')
  expect(messageSeen(await moe.presses(notice, 'Publish 1'))).toContain('It is published, by @Mia.')
  expect(cards()).toHaveLength(1)
  expect(told(ana)).toHaveLength(1)
  expect(labelsSeen(newest(notices()))).toEqual([])
})

test('a question that was asked is not asked over, and the second asker reads it', async () => {
  const { ana, mia, moe, notices } = await peopled(review)
  await ana.runs('suggest', { title: 'Dark mode' })
  const [notice] = notices()
  if (notice === undefined) throw new Error('there is no notice')
  const [one, other] = [
    await mia.pressesForForm(notice, 'Ask for more on 1'),
    await moe.pressesForForm(notice, 'Ask for more on 1'),
  ]
  await mia.sends(one, { words: 'When?' })
  const second = await moe.sends(other, { words: 'Where?' })
  expect(messageSeen(second)).toMatch(/@Mia asked its author for more[\s\S]*When\?/)
  expect(labelsSeen(second)).toEqual(['Continue'])
})

test('nobody but the author and staff sees it, hands it in again, or votes for it before it is published', async () => {
  const { ana, ben, mia, notices, told, town, community } = await peopled(review)
  await ana.runs('suggest', { title: 'Dark mode' })
  await mia.sends(await mia.pressesForForm(newest(notices()), 'Ask for more on 1'), { words: 'When?' })
  expect(messageSeen(await ben.runs('suggestion view', { number: '1' }))).toContain("I don't know that suggestion")
  expect(messageSeen(await ben.presses(newest(told(ana)), 'Answer on 1'))).toContain("I don't know that suggestion")
  expect(labelsSeen(await ana.runs('suggestion view', { number: '1' }))).toEqual([
    'Answer on 1',
    'Edit 1',
    'Withdraw 1',
  ])
  expect(labelsSeen(await mia.runs('suggestion view', { number: '1' }))).toEqual([
    ...['Publish 1', 'Decline 1', 'Merge 1 into another', 'Edit 1'],
  ])
  expect(messageSeen(await ben.presses(newest(notices()), 'Publish 1'))).toContain('Only the moderators')
  const { suggested } = await town.store.of(community).records.counts(['suggested'], 0, Number.MAX_SAFE_INTEGER)
  expect(suggested).toBe(0)
})

test('where there is no channel of the moderators the host has the notice, and what a moderator suggests is published at once', async () => {
  const { ana, mia, told, cards } = await peopled(review, ['suggestions'])
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(labelsSeen(newest(told(mia)))).toEqual(['Publish 1', 'Ask for more on 1', 'Decline 1', 'Merge 1 into another'])
  await mia.runs('suggest', { title: 'A map' })
  expect(cards().map((card) => messageSeen(card).split('\n')[0])).toEqual(['Suggestion 2: A map'])
  const list = await mia.runs('reviews')
  expect(messageSeen(list)).toContain('One suggestion waits to be published:\n1: Dark mode')
})

test('no notice, button or list of one community reaches another', async () => {
  const { town, ana, notices } = await peopled(review)
  await ana.runs('suggest', { title: 'Dark mode' })
  const far: SpaceRef = { platform: 'discord', id: 'far' }
  const elsewhere = await town.addSpace({ community: 'c2', space: far, channels: ['suggestions', 'moderators'] })
  const zoe = await town.addMember(elsewhere, far, 'Zoe', { level: 'admins' })
  expect(messageSeen(await zoe.runs('reviews'))).toContain('No suggestion waits')
  for (const label of ['Publish 1', 'Ask for more on 1', 'Decline 1'])
    expect(messageSeen(await zoe.presses(newest(notices()), label))).toContain("I don't know that suggestion here.")
  expect(town.platform.at(channelPlace(far, 'far-moderators'))).toEqual([])
})

test('a person waits between two suggestions, with whichever account, and keeps what they typed', async () => {
  const { town, community, ana, mia, cards } = await peopled({ 'suggestions.cooldown-minutes': 60 })
  const anaAtWork = await town.addMember(community, workshop, 'Ana at work', { samePersonAs: ana })
  await ana.runs('suggest', { title: 'Dark mode' })
  const refused = await anaAtWork.runs('suggest', { title: 'A map' })
  expect(messageSeen(refused)).toContain('There are 60 minutes between two suggestions of a person here.')
  const form = await anaAtWork.pressesForForm(refused, 'Continue')
  expect(form.fields[0]).toMatchObject({ value: 'A map' })
  await town.until(startsAt + hourMs)
  await anaAtWork.sends(form, {})
  expect(cards()).toHaveLength(2)
  await mia.runs('suggest', { title: 'One' })
  await mia.runs('suggest', { title: 'Two' })
  expect(cards()).toHaveLength(4)
})

test('a person has so many a week and so many open', async () => {
  const { town, ana, mia } = await peopled({ 'suggestions.per-week': 2, 'suggestions.open-at-most': 1 })
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(messageSeen(await ana.runs('suggest', { title: 'A map' }))).toContain('One suggestion of yours waits')
  await mia.runs('decide', { number: '1', status: 'done' })
  await ana.runs('suggest', { title: 'A map' })
  await mia.runs('decide', { number: '2', status: 'done' })
  expect(messageSeen(await ana.runs('suggest', { title: 'A bench' }))).toContain('2 suggestions in the last seven days')
  await town.until(startsAt + 7 * 24 * hourMs + 1)
  expect(messageSeen(await ana.runs('suggest', { title: 'A bench' }))).toContain('has number 3')
})

test('a blocked word is named, also when a suggestion is handed in again', async () => {
  const { ana, mia, notices, told } = await peopled({ ...review, 'suggestions.blocked-words': 'Spam, buy now' })
  expect(messageSeen(await ana.runs('suggest', { title: 'BUY  now' }))).toMatch(
    /The word .*buy now.* can't stand in a suggestion/,
  )
  await ana.runs('suggest', { title: 'Dark mode' })
  await mia.sends(await mia.pressesForForm(newest(notices()), 'Ask for more on 1'), { words: 'When?' })
  const form = await ana.pressesForForm(newest(told(ana)), 'Answer on 1')
  const refused = await ana.sends(form, { details: 'No spam.' })
  expect(messageSeen(refused)).toContain("can't stand in a suggestion")
  const again = await ana.pressesForForm(refused, 'Continue')
  expect(messageSeen({ text: again.intro ?? [] })).toContain('When?')
  expect(again.fields[1]).toMatchObject({ value: 'No spam.' })
})

test('whoever is blocked from suggesting reads why with every account, can still open threads, and sees it in what is kept', async () => {
  const { town, community, ana, ben, mia } = await peopled({})
  const who = { who: { kind: 'user', user: ana.caller.user.user, name: 'Ana' } } as const
  const anaAtWork = await town.addMember(community, workshop, 'Ana at work', { samePersonAs: ana })
  expect(messageSeen(await mia.runs('block add', { reason: 'Noise', days: '2', from: 'suggestions' }, who))).toContain(
    "can't put suggestions forward until",
  )
  expect(messageSeen(await mia.runs('block list'))).toMatch(/Ana, until .*kept from suggesting/)
  expect(messageSeen(await anaAtWork.runs('suggest', { title: 'A map' }))).toContain('Their reason: Noise.')
  expect(await town.store.of(community).supportBlocks.all(town.now())).toEqual([])
  const say = sayIn('en')
  const kept = await keptSuggestionBlocks.of(town.house, community, [anaAtWork.caller.member, ana.caller.member], say)
  expect(kept.rows.join()).toContain('Noise')
  expect(messageSeen(await ben.presses(await mia.runs('block list'), 'Let Ana suggest'))).toContain(
    'Only the moderators',
  )
  await mia.presses(await mia.runs('block list'), 'Let Ana suggest')
  expect(messageSeen(await ana.runs('suggest', { title: 'A map' }))).toContain('has number 1')
  expect(messageSeen(await mia.runs('block remove', {}, who))).toContain('is not kept from opening support threads or')
})

test.each([
  ['spam', 'No SPAM, please', 'spam'],
  ['spam', 'spammer', undefined],
  ['Größe', 'die größe', 'größe'],
  ['c++', 'in C++ please', 'c++'],
  ['広告', 'これは広告です', '広告'],
  ['', 'anything', undefined],
])('of the words %s, %s has %s', (words, text, found) => {
  expect(blockedWordIn(blockedWords(words), text)).toBe(found)
})
