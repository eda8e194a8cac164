// Decisions beyond the everyday: linked accounts, whoever has left, unnamed authors, corrections, and what may not be decided.
import { expect, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { suggestionStatuses } from '../../src/domain/suggestion.ts'
import { mayFollow, nextStatuses } from '../../src/domain/suggestion-steps.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const second = 1_000

async function peopled() {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...suggestDeclared, ...suggestionDeclared, ...decideDeclared],
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      return { services: { suggestions }, flows: [suggestionsFlow(house, suggestions)] }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const ana = await town.addMember(community, garden, 'Ana')
  const ben = await town.addMember(community, garden, 'Ben')
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  await town.addSpace({ community: 'c1', space: workshop })
  const benAtWork = await town.addMember(community, workshop, 'Ben at work', { samePersonAs: ben })
  const told = (who: typeof ana) => town.platform.at(directPlace(who.caller.user)).map(messageSeen)
  const card = (number: number) =>
    town.platform
      .at(channelPlace(garden, 'garden-suggestions'))
      .find((one) => messageSeen(one).includes(`n ${number}:`))
  const one = async (number: number) => {
    const found = await town.store.of(community).suggestions.byNumber(number)
    if (found === undefined) throw new Error('there is no such suggestion')
    return found
  }
  return { town, community, ana, ben, benAtWork, mia, told, card, one }
}

test('a person who voted for several with two accounts is told of all decided together in one message', async () => {
  const { town, ana, ben, benAtWork, mia, told } = await peopled()
  for (const title of ['Dark mode', 'A map']) await ana.runs('suggest', { title })
  await ben.presses(await ben.runs('suggestion view', { number: '1' }), 'Vote for 1')
  await benAtWork.presses(await benAtWork.runs('suggestion view', { number: '2' }), 'Vote for 2')
  await mia.runs('decide', { number: '1, 2', status: 'planned' })
  await town.until(town.now() + 60 * second)
  const all = [...told(ben), ...told(benAtWork)]
  expect(all).toHaveLength(1)
  expect(all[0]).toMatch(/suggestion 1, Dark mode.*suggestion 2, A map/s)
})

test('an author who also voted for what was decided with it reads both at once, and nothing twice', async () => {
  const { town, ana, ben, mia, told } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await ben.runs('suggest', { title: 'A map' })
  await ana.presses(await ana.runs('suggestion view', { number: '2' }), 'Vote for 2')
  await mia.runs('decide', { number: '1-2', status: 'done' })
  await town.until(town.now() + 60 * second)
  expect(told(ana)).toHaveLength(1)
  expect(told(ana)[0]).toMatch(/your suggestion 1, Dark mode.*suggestion 2, A map, which you voted for/s)
})

test('an author who has left is told nothing, and the moderator reads why', async () => {
  const { town, community, ana, mia, told } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await town.store.of(community).members.left(ana.caller.member, town.now())
  const answer = messageSeen(await mia.runs('decide', { number: '1', status: 'planned' }))
  expect(answer).toContain('Its author is not here any more.')
  expect(told(ana)).toEqual([])
})

test('whoever decides on an unnamed idea reads no name', async () => {
  const { town, community, ana, mia, told, one } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await town.store.of(community).suggestions.change((await one(1)).id, { unnamed: true })
  const answer = messageSeen(await mia.runs('decide', { number: '1', status: 'planned' }))
  expect(answer).toContain('I tell whoever put it forward')
  expect(answer).not.toContain('Ana')
  expect(told(ana)).toHaveLength(1)
})

test('what was withdrawn, is not published or was merged is not decided on', async () => {
  const { town, community, ana, mia, one } = await peopled()
  for (const title of ['One', 'Two', 'Three']) await ana.runs('suggest', { title })
  const { suggestions } = town.store.of(community)
  await suggestions.change((await one(1)).id, { withdrawnAt: town.now() })
  await suggestions.change((await one(2)).id, { publishedAt: undefined, review: 'waiting' })
  await suggestions.change((await one(3)).id, { mergedInto: (await one(1)).id })
  const answer = messageSeen(await mia.runs('decide', { number: '1-3', status: 'planned' }))
  expect(answer).toMatch(/1 was withdrawn.*2 is not published.*3 was merged into another/s)
})

test('a day stays as it was until it is said otherwise, and what cannot be read as one changes nothing', async () => {
  const { ana, mia, told, one } = await peopled()
  await ana.runs('suggest', { title: 'Dark mode' })
  await mia.runs('decide', { number: '1', status: 'planned', target: '2026-04-01' })
  expect(told(ana).at(-1)).toContain('It is planned for April 1, 2026.')
  expect(messageSeen(await mia.runs('decide', { number: '1', status: 'in-progress', target: 'soon' }))).toContain(
    'I could not read',
  )
  await mia.runs('decide', { number: '1', status: 'in-progress' })
  expect((await one(1)).targetAt).toBe(Date.UTC(2026, 3, 1, 9))
  await mia.runs('decide', { number: '1', status: 'in-progress', target: '-' })
  expect((await one(1)).targetAt).toBeUndefined()
})

test('from each status some step leads on, and none to itself', () => {
  for (const status of suggestionStatuses) {
    expect(nextStatuses(status).length).toBeGreaterThan(0)
    expect(nextStatuses(status)).not.toContain(status)
    expect(mayFollow(status, status)).toBe(true)
  }
})
