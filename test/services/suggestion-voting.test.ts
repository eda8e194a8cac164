// Who may vote, what is put in for others, and what hearing of a suggestion comes to where accounts, merges and names meet.
import { expect, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { votingDeclared } from '../../commands/voting.ts'
import { votingStaffDeclared } from '../../commands/voting-staff.ts'
import { outsideUser, readReach } from '../../src/domain/contact.ts'
import { memberId, personId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Settings } from '../../src/domain/settings/settings.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { votingService } from '../../src/services/suggestions/voting/voting.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const cards = channelPlace(garden, 'garden-suggestions')
const dayMs = 86_400_000

async function peopled(settings: Partial<Settings> = {}) {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...decideDeclared, ...votingDeclared, ...votingStaffDeclared],
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      const services = { suggestions, voting: votingService(house, () => true) }
      return { services, flows: [suggestionsFlow(house, suggestions)] }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const ana = await town.addMember(community, garden, 'Ana')
  const ben = await town.addMember(community, garden, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  await town.store.of(community).settings.change(settings)
  const card = (index = -1) => {
    const found = town.platform.at(cards).at(index)
    if (found === undefined) throw new Error('no card stands in the channel')
    return found
  }
  const idOf = async (number: number) => {
    const found = await town.store.of(community).suggestions.byNumber(number)
    if (found === undefined) throw new Error('there is no such suggestion')
    return found.id
  }
  return { town, community, ana, ben, mia, card, idOf }
}

test('whoever put it forward votes on it unless that is switched off, with whichever account', async () => {
  const { town, community, ana, card } = await peopled({ 'suggestions.own-vote': 'off' })
  await town.addSpace({ community: 'c1', space: workshop })
  const anaAtWork = await town.addMember(community, workshop, 'Ana at work', { samePersonAs: ana })
  await ana.runs('suggest', { title: 'Dark mode' })
  for (const one of [ana, anaAtWork])
    expect(messageSeen(await one.presses(card(), 'Vote for 1'))).toContain('Suggestion 1 is your own')
  expect(messageSeen(card())).toContain('Nobody has voted yet')
})

test('whoever is too new reads when they may vote, and then may; who was there before Hearth may at once', async () => {
  const { town, community, ana, ben, card } = await peopled({ 'suggestions.voter-days': 3 })
  await ana.runs('suggest', { title: 'Dark mode' })
  await town.store.of(community).members.joined(ben.caller.member, town.now(), false)
  expect(messageSeen(await ben.presses(card(), 'Vote for 1'))).toContain('has been here for 3 days')
  expect(messageSeen(await ana.presses(card(), 'Vote for 1'))).toContain('is counted')
  await town.until(town.now() + 3 * dayMs)
  expect(messageSeen(await ben.presses(card(), 'Vote for 1'))).toContain('is counted. 2 people want it')
})

test('a vote against is refused where there is none to give, also by an old button, and stands where it was given', async () => {
  const { town, community, ana, ben, mia, card } = await peopled({ 'suggestions.votes': 'up-down' })
  await ana.runs('suggest', { title: 'Dark mode' })
  const old = card()
  await ben.presses(old, 'Vote against 1')
  await town.store.of(community).settings.change({ 'suggestions.votes': 'up' })
  expect(messageSeen(await mia.presses(old, 'Vote against 1'))).toContain('not against them')
  expect(messageSeen(await ben.presses(old, 'Vote against 1'))).toContain('You voted against 1 already')
  expect(messageSeen(await ana.runs('suggestion view', { number: '1' }))).toContain('Votes: 0 for, 1 against')
  expect(messageSeen(await ben.runs('suggestion view', { number: '1' }))).toContain('Your vote: against')
  expect(messageSeen(await ben.presses(old, 'Vote for 1'))).toContain('Your vote is for 1 now')
})

test('a vote on a card that was merged counts for what it was merged into', async () => {
  const { town, community, ana, ben, card, idOf } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await ana.runs('suggest', { title: 'Night theme' })
  await ben.presses(card(0), 'Vote for 1')
  const into = await idOf(1)
  await town.store.of(community).suggestions.change(await idOf(2), { mergedInto: into, countsFor: into })
  expect(messageSeen(await ben.presses(card(1), 'Vote for 2'))).toContain('You voted for 1 already; it stands')
  expect(messageSeen(await ana.presses(card(1), 'Vote for 2'))).toContain('Your vote for 1 is counted. 2 people')
  expect(messageSeen(card(0))).toContain('2 people want it')
})

test('a vote by phone is of somebody without an account too, once, and never of one who is not known', async () => {
  const { town, community, ana, mia, card } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  const { members, contacts } = town.store.of(community)
  const zoe = memberId('zoe')
  const user = { space: garden, user: outsideUser('zoe') }
  const known = { name: 'Zoe', locale: undefined, bot: false, guest: false, joinedAt: undefined }
  await members.add({ id: zoe, person: personId('zoe'), user, ...known })
  await members.left(zoe, 0)
  await contacts.add(zoe, readReach('zoe@example.org'), town.now())
  const put = await mia.runs('votes add', { number: '1', reach: 'Zoe@example.org' })
  expect(messageSeen(put)).toContain(
    'The vote of Zoe for 1, Dark mode, is counted, put in by you. 1 person wants it so far. They have no account',
  )
  const again = await mia.runs('votes add', { number: '1', reach: 'zoe@example.org' })
  expect(messageSeen(again)).toContain('Zoe voted for 1 already: a moderator put that in for them')
  expect(messageSeen(await mia.runs('votes add', { number: '1', reach: 'yan@example.org' }))).toContain('/contact open')
  expect(messageSeen(await mia.runs('votes add', { number: '1' }))).toContain('I need to know whose vote it is')
  expect(messageSeen(await mia.runs('votes show', { number: '1' }))).toContain('Zoe, put in by @Mia')
  expect(messageSeen(await mia.presses(put, 'Take back'))).toContain(
    'The vote of Zoe for 1 is taken back. Nobody wants it',
  )
  expect(messageSeen(card())).toContain('Nobody has voted yet')
  expect((await town.store.of(community).records.acts()).map(({ act }) => act)).toEqual(['vote-for', 'vote-for-back'])
})

test('whoever put forward what bears no name is not given away by a vote that is put in for them', async () => {
  const { town, community, ana, mia, idOf } = await peopled({ 'suggestions.own-vote': 'off' })
  const who = { who: { kind: 'user', user: ana.caller.user.user, name: 'Ana' } } as const
  await ana.runs('suggest', { title: 'Dark mode' })
  expect(messageSeen(await mia.runs('votes add', { number: '1' }, who))).toContain('@Ana put 1 forward')
  await town.store.of(community).suggestions.change(await idOf(1), { unnamed: true })
  expect(messageSeen(await mia.runs('votes add', { number: '1' }, who))).toContain('is counted')
})

test('an author who wants to hear nothing more is not told, and whoever decides reads so', async () => {
  const { town, ana, mia } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  const seen = await ana.runs('suggestion view', { number: '1' })
  expect(labelsSeen(await ana.presses(seen, 'Stop hearing about 1'))).toEqual(['Follow 1'])
  expect(messageSeen(await mia.runs('decide', { number: '1', status: 'planned' }))).toContain(
    '@Ana asked to hear nothing more of it, and is not told.',
  )
  expect(town.platform.at(directPlace(ana.caller.user))).toEqual([])
})

test('staff see of how many organisations the votes are, and nobody else does', async () => {
  const { town, community, ana, ben, mia, card } = await peopled({ 'suggestions.tally': 'hidden' })
  await ana.runs('suggest', { title: 'Dark mode' })
  for (const one of [ana, ben, mia]) await one.presses(card(), 'Vote for 1')
  const { organisations, belonging } = town.store.of(community)
  await organisations.add({ id: 'o1', name: 'Acme', targets: {} }, town.now())
  for (const { caller } of [ana, ben])
    await belonging.set(caller.person, { organisation: 'o1', how: 'staff', by: undefined, at: town.now() })
  expect(messageSeen(await mia.runs('suggestion view', { number: '1' }))).toContain('3 people, 1 organisation')
  expect(messageSeen(await mia.runs('votes show', { number: '1' }))).toContain('@Ana, of Acme')
  expect(messageSeen(await ana.runs('suggestion view', { number: '1' }))).not.toContain('3 people')
})
