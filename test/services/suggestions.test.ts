// Suggestions as people meet them: put forward, voted on, looked at, decided.
import { expect, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { suggestionId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const cards = channelPlace(garden, 'garden-suggestions')

const open = () =>
  smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...decideDeclared],
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      return { services: { suggestions }, flows: [suggestionsFlow(house, suggestions)] }
    },
  })

async function peopled() {
  const town = await open()
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const ana = await town.addMember(community, garden, 'Ana')
  const ben = await town.addMember(community, garden, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const card = () => {
    const found = town.platform.at(cards).at(-1)
    if (found === undefined) throw new Error('no card stands in the channel')
    return found
  }
  return { town, community, ana, ben, mia, card }
}

test('a suggestion gets a number, and a card with everything on it', async () => {
  const { ana, card } = await peopled()
  const answer = await ana.runs('suggest', { title: 'Dark  mode', details: 'At night.\nFor the eyes.' })
  expect(messageSeen(answer)).toBe(
    'Your suggestion has number 1: Dark mode. It appears in #suggestions in a moment, and everyone there can vote on it. I tell you what the team decides.',
  )
  expect(messageSeen(card())).toBe(
    [
      'Suggestion 1: Dark mode',
      'At night.',
      'For the eyes.',
      'From: @Ana',
      'Status: new',
      'Votes: Nobody has voted yet',
    ].join('\n'),
  )
  expect(labelsSeen(card())).toEqual(['Vote for 1', 'Follow 1'])
})

test('without a title the form comes, which says who reads it and takes no more than fits', async () => {
  const { ana, card } = await peopled()
  const form = await ana.opens('suggest')
  expect(form.fields.map((field) => ('maxLength' in field ? field.maxLength : undefined))).toEqual([
    100,
    1500,
    undefined,
  ])
  expect(messageSeen({ text: form.intro ?? [] })).toContain('posted with your name')
  await ana.sends(form, { title: 'A reading corner' })
  expect(messageSeen(card())).toContain('Suggestion 1: A reading corner')
})

test('where no suggestions channel is named, the answer says who names one, and no number is used up', async () => {
  const town = await open()
  const community = await town.addSpace({ community: 'c1', space: garden })
  const ana = await town.addMember(community, garden, 'Ana')
  expect(messageSeen(await ana.runs('suggest', { title: 'Dark mode' }))).toContain(
    'An admin names the channel with /setup channel',
  )
  await town.store
    .of(community)
    .spaces.setChannel(garden, 'suggestions', { channel: 'garden-suggestions', name: 'ideas' })
  expect(messageSeen(await ana.runs('suggest', { title: 'Dark mode' }))).toContain('number 1:')
})

test('a second press on the vote never removes it, and offers to take it back', async () => {
  const { ana, ben, card } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(messageSeen(await ben.presses(card(), 'Vote for 1'))).toContain(
    'Your vote for 1 is counted. 1 person wants it',
  )
  const again = await ben.presses(card(), 'Vote for 1')
  expect(messageSeen(again)).toContain('You voted for 1 already; it stands. 1 person wants it so far.')
  expect(messageSeen(card())).toContain('Votes: 1 person wants it')
  const taken = await ben.presses(again, 'Take back')
  expect(messageSeen(taken)).toContain('Your vote for 1 is taken back. Nobody wants it so far.')
  expect(messageSeen(card())).toContain('Votes: Nobody has voted yet')
  expect(messageSeen(await ben.presses(again, 'Take back'))).toContain('You have no vote for 1')
  expect(messageSeen(await ben.presses(taken, 'Vote for 1'))).toContain('is counted')
})

test('a person with two accounts has one vote (armadillica/dillo#125)', async () => {
  const { town, community, ana, ben, card } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await town.addSpace({ community: 'c1', space: workshop })
  const benAtWork = await town.addMember(community, workshop, 'Ben at work', { samePersonAs: ben })
  await ben.presses(card(), 'Vote for 1')
  const seen = await benAtWork.runs('suggestion view', { number: '1' })
  const again = await benAtWork.presses(seen, 'Vote for 1')
  expect(messageSeen(again)).toContain('You voted for 1 already; it stands. 1 person wants it so far.')
  expect(messageSeen(await benAtWork.presses(again, 'Take back'))).toContain('Nobody wants it so far.')
  expect(messageSeen(card())).toContain('Votes: Nobody has voted yet')
})

test('a decision changes the card, and tells the author with the reason', async () => {
  const { town, community, ana, ben, mia, card } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await ben.presses(card(), 'Vote for 1')
  const before = card()
  const answer = await mia.runs('decide', { number: '1', status: 'declined', reason: 'It doubles the work.' })
  expect(messageSeen(answer)).toContain('Suggestion 1, Dark mode, is marked as declined now.')
  expect(messageSeen(card())).toContain('Status: declined\nVotes: 1 person wants it\nThe reason: It doubles the work.')
  expect(labelsSeen(card())).toEqual([])
  expect(town.platform.at(directPlace(ana.caller.user)).map(messageSeen)).toEqual([
    'There is a decision on your suggestion 1, Dark mode: declined.\nTheir reason: It doubles the work.\nThank you for putting it forward.',
  ])
  expect(messageSeen(await ana.presses(before, 'Vote for 1'))).toContain(
    'Suggestion 1 is marked as declined, so the votes on it are closed. Nothing was changed. 1 person wanted it.',
  )
  expect((await town.store.of(community).records.acts()).map(({ act, detail }) => [act, detail])).toEqual([
    ['decide', 'new > declined'],
  ])
})

test('deciding the same again changes nothing and tells nobody again', async () => {
  const { town, community, ana, mia } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await mia.runs('decide', { number: '1', status: 'planned' })
  expect(messageSeen(await mia.runs('decide', { number: '1', status: 'planned' }))).toBe(
    'Suggestion 1 is marked as planned already. Nothing was changed, and nobody is told again.',
  )
  expect(town.platform.at(directPlace(ana.caller.user))).toHaveLength(1)
  expect(await town.store.of(community).records.acts()).toHaveLength(1)
})

test('an author who takes no direct messages keeps the card, and the refusal is recorded', async () => {
  const { town, community, ana, mia, card } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  town.platform.refuse(directPlace(ana.caller.user), 'direct-messages-closed')
  await mia.runs('decide', { number: '1', status: 'planned' })
  expect(messageSeen(card())).toContain('Status: planned')
  const { decided, 'direct-refused': refused } = await town.store
    .of(community)
    .records.counts(['decided', 'direct-refused'], 0, Number.MAX_SAFE_INTEGER)
  expect({ decided, refused }).toEqual({ decided: 1, refused: 1 })
})

test('only staff decide, by command and by button alike', async () => {
  const { ana, mia } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(messageSeen(await ana.runs('decide', { number: '1', status: 'done' }))).toContain('Only the moderators')
  expect(await ana.completes('decide', 'number', '')).toEqual([])
  const forMia = await mia.runs('suggestion view', { number: '1' })
  const steps = ['Mark 1 as under review', 'Mark 1 as planned', 'Mark 1 as declined']
  expect(labelsSeen(forMia)).toEqual([
    ...['Vote for 1', 'Decide on 1', ...steps, 'Edit 1', 'Follow 1', 'Voters of 1', 'Merge 1 into another'],
  ])
  const forAna = await ana.runs('suggestion view', { number: '1' })
  expect(labelsSeen(forAna)).toEqual(['Vote for 1', 'Edit 1', 'Withdraw 1', 'Stop hearing about 1'])
  expect(messageSeen(await ana.presses(forMia, 'Decide on 1'))).toContain('Only the moderators')
})

test('the button that decides opens the form with the number in it', async () => {
  const { ana, mia, card } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  const form = await mia.pressesForForm(await mia.runs('suggestion view', { number: '1' }), 'Decide on 1')
  expect(form.fields[0]).toMatchObject({ name: 'number', value: '1' })
  await mia.sends(form, { status: 'under-review' })
  expect(messageSeen(card())).toContain('Status: under review')
})

test('the list shows statuses and votes, and lets one be looked at', async () => {
  const { town, community, ana, ben, mia, card } = await peopled()
  expect(messageSeen(await ana.runs('suggestion list'))).toContain('There are no suggestions yet.')
  await ana.runs('suggest', { title: 'Dark mode' })
  await ben.presses(card(), 'Vote for 1')
  await ben.runs('suggest', { title: 'A map' })
  await mia.runs('decide', { number: '2', status: 'planned' })
  const list = await ana.runs('suggestion list')
  expect(messageSeen(list)).toBe(
    'The suggestions, the newest first:\n2: A map (planned; no votes yet)\n1: Dark mode (new; 1 vote)',
  )
  expect(messageSeen(await ana.runs('suggestion list', { status: 'planned' }))).toContain('2: A map')
  expect(messageSeen(await ana.runs('suggestion list', { status: 'done' }))).toContain(
    'No suggestion is marked as done.',
  )
  const first = await town.store.of(community).suggestions.byNumber(1)
  expect(messageSeen(await ana.presses(list, 'Look at one', first?.id))).toContain('Posted in: #suggestions')
})

test('a number completes by itself or by words of the title, what waits for a decision first where one decides', async () => {
  const { ana, mia } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await ana.runs('suggest', { title: 'A map of the garden' })
  await mia.runs('decide', { number: '2', status: 'done' })
  const labels = async (asked: Promise<readonly { label: string }[]>) => (await asked).map((one) => one.label)
  expect(await labels(ana.completes('suggestion view', 'number', ''))).toEqual([
    '2: A map of the garden (done)',
    '1: Dark mode (new)',
  ])
  expect(await labels(mia.completes('decide', 'number', ''))).toEqual([
    '1: Dark mode (new)',
    '2: A map of the garden (done)',
  ])
  expect(await labels(mia.completes('decide', 'number', 'MAP'))).toEqual(['2: A map of the garden (done)'])
})

test('no list, view, vote, decision or completion of one community reaches another', async () => {
  const { town, ana, card, community } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  const elsewhere = await town.addSpace({ community: 'c2', space: workshop, channels: ['suggestions'] })
  const zoe = await town.addMember(elsewhere, workshop, 'Zoe', { level: 'staff' })
  expect(messageSeen(await zoe.runs('suggestion list'))).toContain('There are no suggestions yet.')
  expect(messageSeen(await zoe.runs('suggestion view', { number: '1' }))).toContain(
    "I don't know that suggestion here.",
  )
  expect(messageSeen(await zoe.presses(card(), 'Vote for 1'))).toContain("I don't know that suggestion here.")
  expect(messageSeen(await zoe.runs('decide', { number: '1', status: 'done' }))).toContain("I don't know that")
  expect(await zoe.completes('decide', 'number', '')).toEqual([])
  expect(await zoe.completes('suggestion view', 'number', 'dark')).toEqual([])
  const first = await town.store.of(community).suggestions.byNumber(1)
  expect(await town.store.of(community).votes.tally(suggestionId(first?.id ?? ''))).toBe(0)
  expect(messageSeen(await zoe.runs('suggest', { title: 'Mine' }))).toContain('number 1:')
})

test('a card that the platform refuses is told to the staff, and the suggestion is kept', async () => {
  const { town, ana } = await peopled()
  town.platform.refuse(cards, 'not-allowed')
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(town.platform.at(channelPlace(garden, 'garden-moderators')).map(messageSeen)).toEqual([
    expect.stringContaining('I could not post the card of suggestion 1, Dark mode, in #suggestions'),
  ])
  expect(messageSeen(await ana.runs('suggestion view', { number: '1' }))).toContain('Suggestion 1: Dark mode')
})
