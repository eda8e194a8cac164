// What authors do with their own suggestions: they change them, take them back, and leave their names out.
import { expect, onTestFinished, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { suggestionOwnDeclared } from '../../commands/suggestion-own.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { lostCardsFlow } from '../../src/services/suggestions/own/lost-card.ts'
import { type OwnSuggestionService, ownSuggestionService } from '../../src/services/suggestions/own/own-suggestions.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import type { Actor } from './actor.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const hour = 3_600_000

interface Services {
  readonly suggestions: SuggestionService
  readonly ownSuggestions: OwnSuggestionService
}

const declared: readonly Declared<Services>[] = [
  ...suggestDeclared,
  ...suggestionDeclared,
  ...suggestionOwnDeclared,
  ...decideDeclared,
]

const open = () =>
  smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared,
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      const ownSuggestions = ownSuggestionService(house, () => true)
      return {
        services: { suggestions, ownSuggestions },
        flows: [suggestionsFlow(house, suggestions), lostCardsFlow(house)],
      }
    },
  })

async function peopled() {
  const town = await open()
  onTestFinished(() => town.stop())
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const ana = await town.addMember(community, garden, 'Ana')
  const ben = await town.addMember(community, garden, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const card = () => {
    const found = town.platform.at(channelPlace(garden, 'garden-suggestions')).at(-1)
    if (found === undefined) throw new Error('no card stands in the channel')
    return found
  }
  const told = (who: Actor) => town.platform.at(directPlace(who.caller.user)).map(messageSeen)
  const store = town.store.of(community)
  await ana.runs('suggest', { title: 'Dark mode', details: 'For the eyes' })
  return { town, community, store, ana, ben, mia, card, told }
}

const one = { number: '1' }

test('its author changes a suggestion, and every card says so and that it was changed', async () => {
  const { ana, ben, mia, card } = await peopled()
  const form = await ana.opens('suggestion edit', one)
  expect(form.fields.map((field) => ('value' in field ? field.value : undefined))).toEqual([
    'Dark mode',
    'For the eyes',
  ])
  expect(messageSeen(await ana.sends(form, { title: 'Dark\n mode ', details: 'At night' }))).toContain('Dark mode')
  expect(messageSeen(card())).toContain('Suggestion 1: Dark mode\nAt night\n')
  expect(messageSeen(card())).toContain('Edited: 2026-03-02T09:00')
  // Nobody else had voted, so nothing of what it said is kept.
  expect(labelsSeen(await mia.runs('suggestion view', one))).not.toContain('What it said before')
  expect(messageSeen(await ben.runs('suggestion edit', one))).toContain('Only whoever put suggestion 1 forward')
  expect(messageSeen(await ben.sends(form, { title: 'Mine' }))).toContain('Only whoever put suggestion 1 forward')
  expect(messageSeen(card())).toContain('At night')
})

test('what others voted for is kept for the moderators, change by change, and shown to nobody else', async () => {
  const { ana, ben, mia, card } = await peopled()
  await ben.presses(card(), 'Vote for 1')
  const view = await ana.runs('suggestion view', one)
  await ana.sends(await ana.pressesForForm(view, 'Edit 1'), { title: 'Light mode', details: '' })
  await ana.sends(await ana.pressesForForm(view, 'Edit 1'), { title: 'Grey mode' })
  expect(messageSeen(card())).not.toContain('eyes')
  const seen = await mia.runs('suggestion view', one)
  const last = await mia.presses(seen, 'What it said before')
  expect(messageSeen(last)).toMatch(
    /^Until 2026.*, when whoever put it forward changed it, suggestion 1 said: Light mode$/,
  )
  expect(messageSeen(await mia.presses(last, 'And before that'))).toContain('Dark mode\nFor the eyes')
  expect(messageSeen(await ana.presses(seen, 'What it said before'))).toContain('Only the moderators can do that')
  expect(messageSeen(await ben.runs('suggestion view', one))).not.toContain('Light mode')
})

test('moderators change it too, its author is told what it says, and who did it is kept', async () => {
  const { store, ana, mia, card, told } = await peopled()
  const form = await mia.opens('suggestion edit', one)
  await mia.sends(form, { title: 'Dark mode at night' })
  expect(told(ana)).toEqual([expect.stringContaining('It says now: Dark mode at night\nFor the eyes')])
  expect(messageSeen(card())).toContain('Dark mode at night')
  expect((await store.records.acts()).map(({ act }) => act)).toEqual(['suggestion-edit'])
  const before = await mia.presses(await mia.runs('suggestion view', one), 'What it said before')
  expect(messageSeen(before)).toContain('when @Mia changed it, suggestion 1 said: Dark mode')
  expect(messageSeen(await mia.sends(form, { title: 'Dark mode at night' }))).toContain('says that already')
  expect(told(ana)).toHaveLength(1)
})

test('what is settled stays as it was decided on, also by a form that was open meanwhile', async () => {
  const { ana, mia, card } = await peopled()
  const form = await ana.opens('suggestion edit', one)
  await mia.runs('decide', { number: '1', status: 'declined' })
  expect(messageSeen(await ana.sends(form, { title: 'Other' }))).toContain('is marked as declined, so it stays')
  expect(messageSeen(await ana.runs('suggestion withdraw', one))).toContain('is marked as declined, so it stays')
  expect(messageSeen(card())).toContain('Dark mode')
  expect(labelsSeen(await ana.runs('suggestion view', one))).toEqual(['Stop hearing about 1'])
})

test('one that nobody else voted for is taken back at once, and Undo brings it back as it was', async () => {
  const { ana, ben, mia, card } = await peopled()
  const voted = card()
  await ana.presses(voted, 'Vote for 1')
  const done = await ana.runs('suggestion withdraw', one)
  expect(messageSeen(done)).toContain('Suggestion 1, Dark mode, is withdrawn')
  expect(messageSeen(card())).toContain('Status: withdrawn by whoever put it forward, 2026')
  expect(messageSeen(card())).not.toContain('For the eyes')
  expect(labelsSeen(card())).toEqual([])
  for (const who of [ben, ana, mia])
    expect(messageSeen(await who.presses(voted, 'Vote for 1'))).toContain('Suggestion 1 was withdrawn')
  expect(messageSeen(await ben.runs('suggestion view', one))).toContain('Suggestion 1 was withdrawn by whoever')
  expect(messageSeen(await ben.runs('suggestion list'))).toContain('There are no suggestions yet')
  expect(messageSeen(await mia.runs('decide', { number: '1', status: 'planned' }))).toContain('was withdrawn')
  expect(messageSeen(await mia.runs('suggestion edit', one))).toContain('was withdrawn')
  expect(labelsSeen(await mia.runs('suggestion view', one))).toEqual([])
  expect(messageSeen(await mia.presses(done, 'Undo for 1'))).toContain('Only whoever put suggestion 1 forward')
  expect(labelsSeen(await ana.runs('suggestion view', one))).toEqual(['Undo for 1'])
  expect(messageSeen(await ana.presses(done, 'Undo for 1'))).toContain('stands as it was')
  expect(messageSeen(card())).toContain('For the eyes\nFrom: @Ana\nStatus: new\nVotes: 1 person wants it')
  expect(messageSeen(await ana.presses(done, 'Undo for 1'))).toContain('stands as it was')
})

test('where others voted it is asked first; after a day its details are gone, and they are told once', async () => {
  const { town, store, ana, ben, card, told } = await peopled()
  await ben.presses(card(), 'Vote for 1')
  const view = await ana.runs('suggestion view', one)
  const asked = await ana.presses(view, 'Withdraw 1')
  expect(messageSeen(asked)).toContain('One person has voted on your suggestion 1')
  expect(labelsSeen(card())).toEqual(['Vote for 1', 'Follow 1'])
  expect(messageSeen(await ben.presses(asked, 'Withdraw 1'))).toContain('Only whoever put suggestion 1 forward')
  const done = await ana.presses(asked, 'Withdraw 1')
  const again = await ana.presses(asked, 'Withdraw 1')
  expect(messageSeen(again)).toContain('was withdrawn')
  expect(labelsSeen(again)).toEqual(['Undo for 1'])
  await town.until(town.now() + 23 * hour)
  expect(told(ben)).toEqual([])
  await town.until(town.now() + 2 * hour)
  expect(told(ben)).toEqual([
    expect.stringContaining('Suggestion 1, Dark mode, which you voted for, was withdrawn by whoever put it forward.'),
  ])
  expect(told(ana)).toEqual([])
  expect((await store.suggestions.byNumber(1))?.details).toBeUndefined()
  expect(messageSeen(await ana.presses(done, 'Undo for 1'))).toContain('the day is over')
  await town.until(town.now() + 48 * hour)
  expect(told(ben)).toHaveLength(1)
})

test('where tallies are hidden, a withdrawal tells no number; whoever follows it is told that they do', async () => {
  const { town, store, ana, ben, card, told } = await peopled()
  await store.settings.change({ 'suggestions.tally': 'hidden' })
  const first = await store.suggestions.byNumber(1)
  if (first === undefined) throw new Error('the first is gone')
  await store.follows.set(first.id, ben.caller.member, 'follows', town.now())
  const asked = await ana.presses(await ana.runs('suggestion view', one), 'Withdraw 1')
  expect(messageSeen(asked)).toContain('Others have voted on your suggestion 1, Dark mode, or follow it.')
  expect(messageSeen(await ana.presses(asked, 'Withdraw 1'))).toContain(
    'everyone who voted on it or follows it is told',
  )
  expect(messageSeen(card())).toContain('withdrawn')
  await town.until(town.now() + 25 * hour)
  expect(told(ben)[0]).toContain('Suggestion 1, Dark mode, which you follow, was withdrawn')
})

test('their other account is theirs too, and what is done from there says so on both cards', async () => {
  const { town, community, ana } = await peopled()
  await town.addSpace({ community: 'c1', space: workshop, channels: ['suggestions'] })
  const atWork = await town.addMember(community, workshop, 'Ana at work', { samePersonAs: ana })
  const form = await atWork.opens('suggestion edit', one)
  await atWork.sends(form, { title: 'Dark mode everywhere' })
  const cards = [
    ...town.platform.at(channelPlace(garden, 'garden-suggestions')),
    ...town.other.at(channelPlace(workshop, 'workshop-suggestions')),
  ]
  expect(cards.map((one) => messageSeen(one).split('\n')[0])).toEqual(
    Array(2).fill('Suggestion 1: Dark mode everywhere'),
  )
  expect(messageSeen(await atWork.runs('suggestion withdraw', one))).toContain('is withdrawn')
})

test('without a name is refused where it is off, the words stay, and the form does not ask', async () => {
  const { ana, town } = await peopled()
  const refused = await ana.runs('suggest', { title: 'Longer breaks', unnamed: 'yes' })
  expect(messageSeen(refused)).toContain('Suggestions without a name are not allowed here')
  const kept = await ana.pressesForForm(refused, 'Continue')
  expect(kept.fields[0]).toMatchObject({ value: 'Longer breaks' })
  expect((await ana.opens('suggest')).fields.map(({ name }) => name)).not.toContain('unnamed')
  expect(town.platform.at(channelPlace(garden, 'garden-suggestions'))).toHaveLength(1)
})

/** Somebody deletes every card, and its channel is looked at with the next change. */
async function deleted({ town, store, card }: Awaited<ReturnType<typeof peopled>>): Promise<void> {
  const standing = town.platform.standing.find(({ message }) => message === card())
  if (standing === undefined) throw new Error('no card stands')
  const { ref } = standing
  await town.platform.perform({ kind: 'remove', ref }, { id: 'by hand', number: 1, changes: true })
  const author = { user: '', name: '', bot: false, guest: false }
  const at = town.now()
  const event = { kind: 'message', key: ref.id, space: garden, what: 'removed', author, ref, place: ref.place } as const
  await town.receives({ ...event, text: '', at })
  expect(await store.suggestions.byNumber(1)).toBeDefined()
}

const cardsIn = ({ town }: Awaited<ReturnType<typeof peopled>>) =>
  town.platform.at(channelPlace(garden, 'garden-suggestions'))
const staffTold = ({ town }: Awaited<ReturnType<typeof peopled>>) =>
  town.platform.at(channelPlace(garden, 'garden-moderators'))

test('a card deleted by hand stands again at once; the third time within an hour the suggestion is closed', async () => {
  const all = await peopled()
  const { town, ana, mia, card, told } = all
  await deleted(all)
  await deleted(all)
  await town.until(town.now() + 2 * hour)
  await deleted(all)
  await deleted(all)
  expect(cardsIn(all)).toHaveLength(1)
  expect(staffTold(all)).toEqual([])
  await deleted(all)
  expect(cardsIn(all)).toEqual([])
  const notice = staffTold(all)[0] ?? { text: [] }
  expect(messageSeen(notice)).toContain('Dark mode, for the third time in a short while, so I closed the suggestion')
  expect(told(ana)).toEqual([expect.stringContaining('was deleted, and the suggestion is closed')])
  expect(messageSeen(await ana.runs('suggestion view', one))).toContain('closed by the moderators')
  expect(labelsSeen(await ana.runs('suggestion view', one))).toEqual([])
  expect(messageSeen(await mia.presses(notice, 'Undo for 1'))).toContain('stands as it was')
  expect(messageSeen(card())).toContain('Status: new')
  expect(told(ana).at(-1)).toContain('is open again')
})

test('where moderators are asked, votes meanwhile post nothing, one answer holds, and the next press says so', async () => {
  const all = await peopled()
  const { store, ben, mia, card } = all
  await store.settings.change({ 'suggestions.lost-card': 'ask' })
  await deleted(all)
  await ben.presses(await ben.runs('suggestion view', one), 'Vote for 1')
  expect(cardsIn(all)).toEqual([])
  expect(staffTold(all)).toHaveLength(1)
  const notice = staffTold(all)[0] ?? { text: [] }
  expect(messageSeen(await ben.presses(notice, 'Close 1'))).toContain('Only the moderators')
  await mia.presses(notice, 'Post 1 again')
  expect(messageSeen(card())).toContain('1 person wants it')
  expect(messageSeen(await mia.presses(notice, 'Close 1'))).toContain('Nothing was changed')
  expect(messageSeen(await mia.presses(notice, 'Post 1 again'))).toContain('Nothing was changed')
  await deleted(all)
  const next = staffTold(all).at(-1) ?? { text: [] }
  await mia.presses(next, 'Close 1')
  expect(messageSeen(await mia.presses(next, 'Post 1 again'))).toContain('The moderators closed suggestion 1')
  expect(cardsIn(all)).toEqual([])
  await mia.presses(await mia.runs('suggestion view', one), 'Undo for 1')
  expect(cardsIn(all)).toHaveLength(1)
  await deleted(all)
  expect(staffTold(all)).toHaveLength(3)
  expect(cardsIn(all)).toEqual([])
})

test('where they are closed, a suggestion that is settled loses its card alone', async () => {
  const all = await peopled()
  const { store, mia, ben } = all
  await store.settings.change({ 'suggestions.lost-card': 'close' })
  await mia.runs('decide', { number: '1', status: 'done' })
  await deleted(all)
  expect(cardsIn(all)).toEqual([])
  expect(staffTold(all)).toEqual([])
  expect(messageSeen(await ben.runs('suggestion view', one))).toContain('Status: done')
})

test('nobody of another community changes, takes back or brings back anything here, by whatever button', async () => {
  const all = await peopled()
  const { town, store, ana, mia, card } = all
  const elsewhere = await town.addSpace({ community: 'c2', space: workshop, channels: ['suggestions'] })
  const zoe = await town.addMember(elsewhere, workshop, 'Zoe', { level: 'admins' })
  await store.settings.change({ 'suggestions.lost-card': 'ask' })
  const form = await ana.opens('suggestion edit', one)
  const view = await ana.runs('suggestion view', one)
  const unknown = "I don't know that suggestion here."
  expect(messageSeen(await zoe.runs('suggestion edit', one))).toContain(unknown)
  expect(messageSeen(await zoe.runs('suggestion withdraw', one))).toContain(unknown)
  expect(messageSeen(await zoe.sends(form, { title: 'Mine' }))).toContain(unknown)
  for (const label of ['Edit 1', 'Withdraw 1']) expect(messageSeen(await zoe.presses(view, label))).toContain(unknown)
  await deleted(all)
  const notice = staffTold(all)[0] ?? { text: [] }
  for (const label of ['Post 1 again', 'Close 1'])
    expect(messageSeen(await zoe.presses(notice, label))).toContain(unknown)
  await mia.presses(notice, 'Post 1 again')
  const done = await ana.runs('suggestion withdraw', one)
  expect(messageSeen(await zoe.presses(done, 'Undo for 1'))).toContain(unknown)
  expect(messageSeen(card())).toContain('Suggestion 1: Dark mode')
})
