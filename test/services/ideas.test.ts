// Ideas that come out of messages, at their edges: whose they are, where they stood, and how long the form is good.
import { expect, test } from 'vitest'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestMessageDeclared } from '../../commands/suggest-message.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { SeenMessage } from '../../src/ports/inbox.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { type IdeasFromMessages, ideasFromMessages } from '../../src/services/suggestions/from-message.ts'
import { ideaWords } from '../../src/services/suggestions/idea-words.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import type { Actor } from './actor.ts'
import { messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const makeIt = 'suggest-message'

interface Services {
  readonly suggestions: SuggestionService
  readonly ideas: IdeasFromMessages
}

async function town() {
  const house = await smallHouse<Services>({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...suggestMessageDeclared],
    make: (made) => {
      const suggestions = suggestionsService(made, () => true)
      return {
        services: { suggestions, ideas: ideasFromMessages(made, () => true) },
        flows: [suggestionsFlow(made, suggestions)],
      }
    },
  })
  const community = await house.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const ana = await house.addMember(community, garden, 'Ana')
  const ben = await house.addMember(community, garden, 'Ben')
  const mia = await house.addMember(community, garden, 'Mia', { level: 'staff' })
  return { house, community, ana, ben, mia }
}

let written = 0

const by = ({ caller }: Actor, text: string, channel = 'general'): SeenMessage => ({
  ref: { place: channelPlace(garden, channel), channel, id: `m${++written}` },
  place: channelPlace(garden, channel),
  author: { user: caller.user.user, name: caller.name, bot: false, guest: false },
  text,
  files: [],
  at: 0,
  url: 'https://example.org/m',
})

test('the first line is the title, and all words are the details where there are more', () => {
  expect(ideaWords('  Dark mode  ')).toEqual({ title: 'Dark mode', details: '' })
  expect(ideaWords('Dark mode\nAt night')).toEqual({ title: 'Dark mode', details: 'Dark mode\nAt night' })
  const long = ideaWords('word '.repeat(900))
  expect([long.title.length <= 100, long.details.length <= 1500]).toEqual([true, true])
  expect([long.title.endsWith('…'), long.details.endsWith('…')]).toEqual([true, true])
  expect(ideaWords('')).toEqual({ title: '', details: '' })
})

test('a form that was opened by two makes one suggestion, and whoever is second reads of it', async () => {
  const { ana, ben, mia } = await town()
  const message = by(ana, 'Dark mode')
  const first = await ben.usesForForm(makeIt, message)
  const second = await mia.usesForForm(makeIt, message)
  expect(messageSeen(await ben.sends(first, {}))).toContain('That is suggestion 1 of @Ana now')
  expect(messageSeen(await mia.sends(second, { title: 'Night mode' }))).toContain('is suggestion 1 already: Dark mode')
  expect(messageSeen(await ana.runs('suggestion list'))).not.toContain('Night mode')
})

test('what was written where not everybody reads is its author’s alone to put forward', async () => {
  const { ana, ben, mia } = await town()
  const inside = by(mia, 'Let us ban trolls', 'garden-moderators')
  expect(messageSeen(await ben.uses(makeIt, inside))).toContain('only whoever wrote it can make it a suggestion')
  const direct = { ...by(ana, 'Dark mode'), place: directPlace(ana.caller.user) }
  expect(messageSeen(await ben.uses(makeIt, direct))).toContain('only whoever wrote it')
  const own = await mia.usesForForm(makeIt, inside)
  expect(messageSeen(await mia.sends(own, {}))).toContain('Your suggestion has number 1')
})

test('nobody is an author who is an app, or not here', async () => {
  const { house, community, ana, ben } = await town()
  const app = by(ana, 'Dark mode')
  expect(messageSeen(await ben.uses(makeIt, { ...app, author: { ...app.author, bot: true } }))).toContain(
    'An app wrote',
  )
  const stranger = { ...app, author: { ...app.author, user: 'nobody', name: 'Nobody' } }
  expect(messageSeen(await ben.uses(makeIt, stranger))).toContain('Nobody is not here')
  await house.store.of(community).members.left(ana.caller.member, 1)
  expect(messageSeen(await ben.uses(makeIt, app))).toContain('Ana is not here')
})

test('a form is good for 15 minutes, and only for whom it was opened; what was typed stays', async () => {
  const { house, ana, ben } = await town()
  const form = await ben.usesForForm(makeIt, by(ana, 'Dark mode'))
  expect(messageSeen(await ana.sends(form, {}))).toContain('they are over')
  await house.until(house.now() + 16 * 60_000)
  expect(messageSeen(await ben.sends(form, {}))).toContain('they are over')
})

test('a message of their other account is their own, and nobody is told', async () => {
  const { house, community, ana } = await town()
  await house.addSpace({ community: 'c1', space: workshop })
  const work = await house.addMember(community, workshop, 'Ana at work', { samePersonAs: ana })
  const message = { ...by(work, 'Dark mode'), place: channelPlace(workshop, 'c') }
  const form = await work.usesForForm(makeIt, message)
  expect(messageSeen(await work.sends(form, {}))).toContain('Your suggestion has number 1')
  expect(house.other.at(directPlace(work.caller.user))).toEqual([])
})

test('the form of one community makes nothing in another', async () => {
  const { house, ana, ben } = await town()
  const form = await ben.usesForForm(makeIt, by(ana, 'Dark mode'))
  const elsewhere = await house.addSpace({ community: 'c2', space: workshop, channels: ['suggestions'] })
  const zoe = await house.addMember(elsewhere, workshop, 'Zoe', { level: 'staff' })
  expect(messageSeen(await zoe.sends(form, {}))).toContain('they are over')
  expect(messageSeen(await zoe.runs('suggestion list'))).toContain('There are no suggestions yet.')
})
