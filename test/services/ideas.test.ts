// Ideas that come out of messages, at their edges: whose they are, where they stood, and how long the form is good.
import { expect, test } from 'vitest'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestMessageDeclared } from '../../commands/suggest-message.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import type { SeenMessage } from '../../src/ports/inbox.ts'
import type { Flow } from '../../src/services/flow.ts'
import { channelPlace, directPlace, type House } from '../../src/services/house.ts'
import { channelIdeasFlow } from '../../src/services/suggestions/channel-ideas.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { type IdeasFromMessages, ideasFromMessages } from '../../src/services/suggestions/from-message.ts'
import { ideaWords } from '../../src/services/suggestions/idea-words.ts'
import { keptOfIdeas } from '../../src/services/suggestions/kept-ideas.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { filesName } from '../../src/services/support/keeping/look-after-files.ts'
import { madeSentName } from '../../src/services/support/keeping/send-made.ts'
import type { Actor } from './actor.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const makeIt = 'suggest-message'

interface Services {
  readonly suggestions: SuggestionService
  readonly ideas: IdeasFromMessages
}

async function town() {
  let open = true
  const house = await smallHouse<Services>({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...suggestMessageDeclared],
    make: (made) => {
      const suggestions = suggestionsService(made, () => true)
      return {
        services: { suggestions, ideas: ideasFromMessages(made, () => true) },
        flows: [suggestionsFlow(made, suggestions), channelIdeasFlow(made, () => open), copies(made)],
      }
    },
  })
  const community = await house.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const ana = await house.addMember(community, garden, 'Ana')
  const ben = await house.addMember(community, garden, 'Ben')
  const mia = await house.addMember(community, garden, 'Mia', { level: 'staff' })
  const closes = () => {
    open = false
  }
  return { house, community, ana, ben, mia, closes }
}

/** What has the bytes of files fetched. */
const copies = (house: House): Flow => ({
  ...{ followUps: { [madeSentName]: async () => 'owned' }, render: {}, posted: {} },
  due: { [filesName]: async () => house.files.ask() },
})

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

/** Ana writes that in a channel, after the setting was switched on. */
async function channelTown() {
  const made = await town()
  const { house, community, ana } = made
  const set = house.store.of(community).settings
  const switchedAt = house.now()
  await set.change({ 'suggestions.from-channel': 'on', 'suggestions.from-channel-at': switchedAt })
  const place = channelPlace(garden, 'garden-suggestions')
  const says = (text: string, more: Partial<MessageEvent> = {}): Promise<void> => {
    const id = `w${++written}`
    const author = { user: ana.caller.user.user, name: 'Ana', bot: false, guest: false }
    const ref = { place, channel: 'garden-suggestions', id }
    return house.receives({
      ...{ kind: 'message', key: id, space: garden, what: 'posted', author, ref, place, text, at: switchedAt, ...more },
    })
  }
  const list = async () => messageSeen(await ana.runs('suggestion list'))
  const told = () => house.platform.at(directPlace(ana.caller.user)).map(messageSeen)
  return { ...made, place, says, list, told, switchedAt }
}

test('of what is written in the suggestions channel, only somebody’s own new ideas become suggestions', async () => {
  const { says, list, place, switchedAt } = await channelTown()
  const author = { user: 'hook', name: 'Hook', bot: true, guest: false }
  await says('A feed of the news of today', { author })
  await says('A stranger has an idea', { author: { ...author, bot: false } })
  await says('This stood there before', { at: switchedAt - 1 })
  await says('I think so too, really', { answers: { place, channel: 'garden-suggestions', id: 'x' } })
  await says('suggest Dark mode please', { asksUs: true })
  await says('Dark mode please', { place: { ...place, kind: 'thread', thread: 't' } })
  await says('Dark mode please', { what: 'edited' })
  await says('Dark mode please', { place: channelPlace(garden, 'general') })
  await says('Nice!')
  expect(await list()).toContain('There are no suggestions yet.')
  await says('Dark mode please')
  expect(await list()).toContain('1: Dark mode please')
})

test('what is in the way of an idea from the channel is told to its author, once an hour', async () => {
  const { house, says, list, told, closes } = await channelTown()
  closes()
  await says('Dark mode please')
  await says('A map of the garden')
  expect(await list()).toContain('There are no suggestions yet.')
  expect(told()).toEqual([expect.stringContaining('I made no suggestion of what you wrote in #suggestions')])
  expect(told().join()).toContain('There is no suggestions channel here yet')
  await house.until(house.now() + 61 * 60_000)
  await says('A bench in the sun')
  expect(told()).toHaveLength(2)
})

test('a message that became a suggestion by itself is no second one from its menu', async () => {
  const { house, says, ben, place } = await channelTown()
  await says('Dark mode please')
  const ref = { place, channel: 'garden-suggestions', id: `w${written}` }
  const author = { user: 'Ana', name: 'Ana', bot: false, guest: false }
  const seen = { ref, place, author, text: 'Dark mode please', files: [], at: 0 }
  expect(messageSeen(await ben.uses(makeIt, seen))).toContain('That message is suggestion 1 already')
  expect(house.platform.at(place)).toHaveLength(1)
})

const lamp = { id: 'f1', name: 'lamp.png', bytes: 700, type: 'image/png' }

test('a file that is not kept is named with the reason, and nobody is sent it', async () => {
  const { house, ana, ben } = await town()
  const files = [
    { ...lamp, id: 'f2', name: 'film.mp4', bytes: 26 * 1024 * 1024 },
    { ...lamp, id: 'f3', name: 'setup.exe', type: 'application/x-msdownload' },
  ]
  const form = await ana.usesForForm(makeIt, { ...by(ana, 'Dark mode'), files })
  await ana.sends(form, {})
  const [card] = house.platform.at(channelPlace(garden, 'garden-suggestions'))
  const shown = messageSeen(card ?? { text: [] })
  expect(shown).toContain('film.mp4 (26 megabytes): not copied, it is larger than 25 megabytes')
  expect(shown).toContain('setup.exe (700 bytes): not copied, programs are not kept')
  expect(labelsSeen(card ?? { text: [] })).toEqual(['Vote for 1', 'Follow 1'])
  expect(messageSeen(await ben.runs('suggestion view', { number: '1' }))).toContain('setup.exe')
})

test('files of one community are sent to nobody of another, and to nobody once they are gone', async () => {
  const { house, community, ana, ben } = await town()
  const form = await ana.opens('suggest')
  await ana.sends(form, { title: 'Dark mode' }, { files: { kind: 'files', files: [lamp] } })
  await house.settle()
  const [card] = house.platform.at(channelPlace(garden, 'garden-suggestions'))
  if (card === undefined) throw new Error('no card stands')
  expect(messageSeen(await ben.presses(card, 'Attachments of 1'))).toContain('as a direct message: 1 file')
  const elsewhere = await house.addSpace({ community: 'c2', space: workshop, channels: ['suggestions'] })
  const zoe = await house.addMember(elsewhere, workshop, 'Zoe', { level: 'staff' })
  expect(messageSeen(await zoe.presses(card, 'Attachments of 1'))).toContain("I don't know that suggestion here")
  await house.store.transaction(community, () => keptOfIdeas.forget(house.house, community, [ana.caller.member]))
  await house.settle()
  expect(messageSeen(await ben.presses(card, 'Attachments of 1'))).toContain(
    'Nothing that came with suggestion 1 is kept',
  )
  expect(await house.house.files.shelf.all()).toEqual([])
})
