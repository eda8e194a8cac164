// Merging suggestions: one set of people, nobody counted or told twice, and a way back to everything as it was.
import { expect, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { suggestionOwnDeclared } from '../../commands/suggestion-own.ts'
import { suggestionsMergeDeclared } from '../../commands/suggestions-merge.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { unaskedFlow } from '../../src/services/personal/unasked-flow.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { mergesApart } from '../../src/services/suggestions/merge/apart-across.ts'
import { type MergeService, mergeFlow, mergeService } from '../../src/services/suggestions/merge/merge-service.ts'
import { type OwnSuggestionService, ownSuggestionService } from '../../src/services/suggestions/own/own-suggestions.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import type { Actor } from './actor.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const cards = channelPlace(garden, 'garden-suggestions')
const second = 1_000
const minute = 60 * second
const startsAt = Date.UTC(2026, 2, 2, 9)

interface Services {
  readonly suggestions: SuggestionService
  readonly merges: MergeService
  readonly ownSuggestions: OwnSuggestionService
}

const declared: readonly Declared<Services>[] = [
  ...suggestDeclared,
  ...suggestionDeclared,
  ...suggestionOwnDeclared,
  ...suggestionsMergeDeclared,
  ...decideDeclared,
]

async function peopled() {
  const town = await smallHouse({
    startsAt,
    declared,
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      const merges = mergeService(house, () => true)
      const ownSuggestions = ownSuggestionService(house, () => true)
      return {
        services: { suggestions, merges, ownSuggestions },
        flows: [suggestionsFlow(house, suggestions), mergeFlow(house), unaskedFlow(house)],
      }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const add = (name: string) => town.addMember(community, garden, name)
  const [ana, ben, eva] = [await add('Ana'), await add('Ben'), await add('Eva')]
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const card = (number: number) => {
    const found = town.platform.at(cards).find((one) => messageSeen(one).startsWith(`Suggestion ${number}:`))
    if (found === undefined) throw new Error('no such card stands in the channel')
    return found
  }
  const told = (who: Actor): readonly string[] => town.platform.at(directPlace(who.caller.user)).map(messageSeen)
  await ana.runs('suggest', { title: 'Dark mode' })
  await ben.runs('suggest', { title: 'Night theme' })
  const said = async (number: string, into: string) =>
    messageSeen(await mia.runs('suggestions merge', { number, into }))
  return { town, community, ana, ben, eva, mia, card, told, said }
}

test('votes become one set of people, the old card points on, and the way back gives everything as it was', async () => {
  const { ana, ben, eva, mia, card } = await peopled()
  for (const who of [ben, eva]) await who.presses(card(1), 'Vote for 1')
  for (const who of [ana, eva]) await who.presses(card(2), 'Vote for 2')
  const old = card(1)
  const before = [messageSeen(card(1)), messageSeen(card(2))]
  const answer = await mia.runs('suggestions merge', { number: '1', into: '2' })
  expect(messageSeen(answer)).toContain('1, Dark mode, is merged into 2, Night theme.')
  expect(messageSeen(answer)).toContain('3 people want it')
  expect(messageSeen(card(1))).toContain('Merged into: 2: Night theme. Votes count there.')
  expect(messageSeen(card(1))).not.toContain('Votes: ')
  expect(labelsSeen(card(1))).toEqual(['Vote for 2', 'Look at 2'])
  expect(messageSeen(card(2))).toContain('Votes: 3 people want it')
  expect(messageSeen(card(2))).toContain('Also counted here: 1 (Dark mode)')
  // A button from before counts where the votes are now, and a vote for either is a vote for both.
  expect(messageSeen(await eva.presses(old, 'Vote for 1'))).toContain('You voted for 2 already; it stands. 3 people')
  expect(messageSeen(await mia.presses(old, 'Vote for 1'))).toContain('Your vote for 2 is counted. 4 people')
  expect(messageSeen(await mia.presses(card(1), 'Vote for 2'))).toContain('You voted for 2 already')
  await mia.presses(await mia.presses(card(2), 'Vote for 2'), 'Take back')
  const back = await mia.presses(answer, 'Take the merge back')
  expect(messageSeen(back)).toContain('counts by itself again')
  expect(messageSeen(back)).toContain('is marked as new as before')
  expect([messageSeen(card(1)), messageSeen(card(2))]).toEqual(before)
  expect(messageSeen(await mia.presses(answer, 'Take the merge back'))).toContain('1 is not merged into another one.')
})

test('a merge that is taken back within a minute is told to nobody', async () => {
  const { town, ana, ben, eva, mia, card, told, said } = await peopled()
  await eva.presses(card(1), 'Vote for 1')
  await said('1', '2')
  expect(messageSeen(await mia.runs('suggestions unmerge', { number: '1' }))).toContain('Nobody had been told')
  await town.until(town.now() + 5 * minute)
  for (const who of [ana, ben, eva]) expect(told(who)).toEqual([])
})

test('author and voters are told once, hear of what is decided on the other from then on, and of a mistake', async () => {
  const { town, ana, ben, eva, mia, card, told, said } = await peopled()
  await eva.presses(card(1), 'Vote for 1')
  await said('1', '2')
  await town.until(town.now() + 2 * minute)
  expect(told(ana)).toEqual([
    'Your suggestion 1, Dark mode, asks for the same as 2, Night theme. They are one from now on: the votes for both count together, each person once, and you hear what is decided on 2.',
  ])
  expect(told(eva)[0]).toContain('Suggestion 1, Dark mode, which you want, asks for the same as 2, Night theme.')
  expect(told(ben)).toEqual([])
  expect(messageSeen(await mia.runs('decide', { number: '1', status: 'done' }))).toContain('Decide on 2')
  await mia.runs('decide', { number: '2', status: 'planned' })
  await town.until(town.now() + 50 * 60 * minute)
  expect(told(ben)).toHaveLength(1)
  for (const who of [ana, eva]) expect(told(who)[1]).toContain('suggestion 2, Night theme')
  await mia.runs('suggestions unmerge', { number: '1' })
  await town.until(town.now() + 50 * 60 * minute)
  expect(told(ana)[2]).toContain(
    'I said that your suggestion 1, Dark mode, was merged into another one. That was a mistake',
  )
  expect(told(eva)[2]).toContain('suggestion 1, Dark mode, which you want,')
})

test('the card of what was merged follows what becomes of the other: new words, withdrawn, and back', async () => {
  const { ben, card, said } = await peopled()
  await said('1', '2')
  await ben.sends(await ben.opens('suggestion edit', { number: '2' }), { title: 'A dark theme' })
  expect(messageSeen(card(1))).toContain('Merged into: 2: A dark theme.')
  const gone = await ben.runs('suggestion withdraw', { number: '2' })
  const done = await ben.presses(gone, 'Withdraw 2')
  expect(labelsSeen(card(1))).toEqual(['Look at 2'])
  await ben.presses(done, 'Undo for 2')
  expect(labelsSeen(card(1))).toEqual(['Vote for 2', 'Look at 2'])
})

test('what was merged before a decision is none that was not decided in time', async () => {
  const { town, mia, said } = await peopled()
  await said('1', '2')
  await mia.runs('decide', { number: '2', status: 'planned' })
  await town.until(town.now() + 60 * 24 * 60 * minute)
  const { decidedInTime } = suggestionsService(town.house, () => true)
  expect(messageSeen(await decidedInTime(mia.caller, sayIn('en')))).toContain('1 of 1')
})

test('a merge is told also where time goes on while it is made', async () => {
  const { town, community, ana, mia, told } = await peopled()
  let passed = 0
  const house = { ...town.house, clock: { now: () => town.now() + ++passed } }
  const { merge } = mergeService(house, () => true)
  await town.store.transaction(community, () => merge(mia.caller, sayIn('en'), { number: 1 }, { number: 2 }))
  await town.until(town.now() + 2 * minute)
  expect(told(ana)).toHaveLength(1)
})

test('whoever asked to hear nothing more of a suggestion is told of no merge of it', async () => {
  const { town, community, ana, eva, mia, card, told } = await peopled()
  await eva.presses(card(1), 'Vote for 1')
  const { suggestions, follows } = town.store.of(community)
  const first = await suggestions.byNumber(1)
  if (first === undefined) throw new Error('the first is gone')
  await follows.set(first.id, eva.caller.member, 'muted', town.now())
  expect(messageSeen(await mia.runs('suggestions merge', { number: '1', into: '2' }))).toContain('the one person')
  await town.until(town.now() + 2 * minute)
  expect(told(ana)).toHaveLength(1)
  expect(told(eva)).toEqual([])
})

test('what makes no sense is refused, and says what to do', async () => {
  const { town, community, ana, ben, mia, said } = await peopled()
  await ana.runs('suggest', { title: 'A map' })
  expect(await said('1', '1')).toContain("can't be merged into itself")
  expect(await said('1', '9')).toContain("I don't know that suggestion")
  await said('1', '2')
  expect(await said('1', '3')).toContain('1 is merged into 2 already')
  expect(await said('2', '1')).toContain('1 is merged into 2 already, so they count together')
  await said('2', '3')
  expect(await said('3', '1')).toContain('1 is merged into 3 already')
  expect(await said('3', '2')).toContain('2 is merged into 3 already')
  const third = await town.store.of(community).suggestions.byNumber(3)
  const first = await town.store.of(community).suggestions.byNumber(1)
  expect(first?.countsFor).toBe(third?.id)
  await mia.runs('suggestions unmerge', { number: '1' })
  expect((await town.store.of(community).suggestions.byNumber(1))?.countsFor).toBe(first?.id)
  if (first === undefined) throw new Error('the first is gone')
  await town.store.of(community).suggestions.change(first.id, { withdrawnAt: town.now() })
  expect(await said('1', '3')).toContain('withdrawn by its author')
  expect(await said('3', '1')).toContain('Not everyone can see 1')
  expect(messageSeen(await ben.runs('suggestions merge', { number: '3', into: '2' }))).toContain('Only the moderators')
})

test('staff choose by a select what it is merged into, what sounds alike first', async () => {
  const { ben, mia, card } = await peopled()
  await ben.runs('suggest', { title: 'A map' })
  await ben.presses(await ben.runs('suggest', { title: 'A theme for the night' }), 'Put mine forward all the same')
  const seen = await mia.runs('suggestion view', { number: '2' })
  const asked = await mia.presses(seen, 'Merge 2 into another')
  const select = asked.controls?.[0]
  expect(select?.kind === 'select' ? select.choices[0]?.label : '').toContain('A theme for the night')
  await mia.presses(asked, 'Merge 2 into', select?.kind === 'select' ? select.choices[0]?.value : undefined)
  expect(messageSeen(card(2))).toContain('Merged into: 4')
  expect(messageSeen(await ben.presses(seen, 'Merge 2 into another'))).toContain('Only the moderators')
})

test('deciding that one is a duplicate asks which one it is of', async () => {
  const { town, community, mia, card } = await peopled()
  const asked = await mia.runs('decide', { number: '1', status: 'duplicate', reason: 'As 2' })
  expect(messageSeen(asked)).toContain('Which one asks for the same as 1, Dark mode?')
  expect(messageSeen(asked)).toContain('It was: As 2')
  expect(messageSeen(card(1))).toContain('Status: new')
  await mia.presses(asked, 'Merge 1 into', (await town.store.of(community).suggestions.byNumber(2))?.id)
  expect(messageSeen(card(1))).toContain('Merged into: 2')
})

test('a merge across the border of a space that leaves is taken back first', async () => {
  const { town, community, ana, mia, said } = await peopled()
  await town.addSpace({ community: 'c1', space: workshop, channels: ['suggestions'] })
  const far = await town.addMember(community, workshop, 'Far')
  await far.runs('suggest', { title: 'Dark nights' })
  await ana.runs('suggest', { title: 'Darker still' })
  await said('1', '2')
  await said('2', '3')
  await said('3', '4')
  const { discussions } = town.store.of(community)
  const third = await town.store.of(community).suggestions.byNumber(3)
  if (third === undefined) throw new Error('the third is gone')
  const thread = { kind: 'thread', space: workshop, channel: 'workshop-suggestions', thread: 't3' } as const
  await discussions.begin(third.id, thread)
  await discussions.ended(thread, town.now())
  await town.store.transaction(community, () => mergesApart(town.house, mia.caller, workshop))
  const { suggestions } = town.store.of(community)
  const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map((number) => suggestions.byNumber(number)))
  expect([one?.countsFor, two?.countsFor, three?.countsFor]).toEqual([two?.id, two?.id, three?.id])
  expect([three, four].map((found) => found?.mergedInto)).toEqual([undefined, undefined])
  expect((await discussions.of(third.id)).map(({ endedAt }) => endedAt)).toEqual([undefined])
})

test('any sequence of votes, merges and ways back keeps each tally equal to its set of people', async () => {
  const { town, community, ana, ben, eva, mia } = await peopled()
  for (const title of ['A map', 'A door', 'A lamp']) await ana.runs('suggest', { title })
  const { suggestions, votes, merges } = town.store.of(community)
  const all = await Promise.all([1, 2, 3, 4, 5].map((number) => suggestions.byNumber(number)))
  const ids = all.flatMap((one) => (one === undefined ? [] : [one.id]))
  const people = [ana, ben, eva, mia]
  const given = ids.map(() => new Set<number>())
  const into = ids.map((): number | undefined => undefined)
  const rootOf = (one: number): number => {
    const next = into[one]
    return next === undefined ? one : rootOf(next)
  }
  const groupOf = (root: number) => ids.flatMap((_, one) => (rootOf(one) === root ? [one] : []))
  let seed = 20_260_302
  const below = (most: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 16) % most
  }
  for (let step = 0; step < 150; step += 1) {
    const [one, other, who] = [below(ids.length), below(ids.length), below(people.length)]
    const person = people[who]
    const [id, otherId] = [ids[one], ids[other]]
    if (id === undefined || otherId === undefined || person === undefined) throw new Error('there is none')
    const service = mergeService(town.house, () => true)
    const say = sayIn('en')
    const group = groupOf(rootOf(one))
    const has = group.some((member) => given[member]?.has(who))
    await town.store.transaction(community, async () => {
      switch (below(4)) {
        case 0:
        case 1: {
          const root = ids[rootOf(one)] ?? id
          expect((await votes.stance(root, person.caller.member)).vote !== undefined).toBe(has)
          if (has) return
          await votes.add(root, person.caller.member, step)
          given[rootOf(one)]?.add(who)
          return
        }
        case 2: {
          const makesSense = into[one] === undefined && rootOf(other) !== one
          const merged = service.merge(mia.caller, say, { id }, { id: otherId })
          if (!makesSense) return void (await expect(merged).rejects.toThrow())
          await merged
          into[one] = other
          return
        }
        default:
          await service.takeBack(mia.caller, say, { id })
          into[one] = undefined
      }
    })
    for (const [index, known] of ids.entries()) {
      const counted = new Set(groupOf(index).flatMap((member) => [...(given[member] ?? [])]))
      expect(await votes.tally(known), `step ${step}`).toBe(rootOf(index) === index ? counted.size : 0)
      const row = await suggestions.get(known)
      expect(row?.countsFor).toBe(ids[rootOf(index)])
      expect(row?.status).toBe(into[index] === undefined ? 'new' : 'duplicate')
    }
  }
  for (const id of ids)
    await town.store.transaction(community, async () => {
      await mergeService(town.house, () => true).takeBack(mia.caller, sayIn('en'), { id })
    })
  for (const [index, id] of ids.entries()) {
    expect(await votes.tally(id)).toBe(given[index]?.size)
    expect(await merges.group(id)).toHaveLength(1)
  }
})
