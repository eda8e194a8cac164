// The roadmap where it stands: it follows decisions, dates, teams and merges; what was done long ago leaves it, and one that
// was deleted by hand comes back no more.
import { expect, onTestFinished, test } from 'vitest'
import { decideDeclared } from '../../commands/decide.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import { suggestionDeclared } from '../../commands/suggestion.ts'
import { setupRoadmapDeclared, suggestionRoadmapDeclared } from '../../commands/suggestion-roadmap.ts'
import { suggestionsMergeDeclared } from '../../commands/suggestions-merge.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { UserError } from '../../src/ports/errors.ts'
import { channelPlace } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { type MergeService, mergeFlow, mergeService } from '../../src/services/suggestions/merge/merge-service.ts'
import { type RoadmapService, roadmapService } from '../../src/services/suggestions/roadmap/roadmap-service.ts'
import { roadmapFlow, roadmapsChanged } from '../../src/services/suggestions/roadmap/roadmaps.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const hall = channelPlace(garden, 'hall')
const dayMs = 24 * 60 * 60_000

interface Services {
  readonly suggestions: SuggestionService
  readonly merges: MergeService
  readonly roadmaps: RoadmapService
}

const declared: readonly Declared<Services>[] = [
  ...suggestDeclared,
  ...suggestionDeclared,
  ...suggestionsMergeDeclared,
  ...decideDeclared,
  ...suggestionRoadmapDeclared,
  ...setupRoadmapDeclared,
]

async function peopled() {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared,
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      const services = { suggestions, merges: mergeService(house, () => true), roadmaps: roadmapService(house) }
      return { services, flows: [suggestionsFlow(house, suggestions), mergeFlow(house), roadmapFlow(house)] }
    },
  })
  onTestFinished(() => town.stop())
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['suggestions', 'moderators'] })
  const hallSeen = { name: 'hall', everyoneCanRead: true, canPost: true }
  const shut = { ...hallSeen, id: 'shut', name: 'shut', canPost: false }
  town.platform.setChannels(garden, [{ ...hallSeen, id: 'hall' }, shut])
  const ana = await town.addMember(community, garden, 'Ana')
  const ada = await town.addMember(community, garden, 'Ada', { level: 'admins' })
  const post = async (channel: string) =>
    messageSeen(await ada.runs('setup roadmap', {}, { channel: { kind: 'channel', channel } }))
  const roadmap = () => town.platform.at(hall).map(messageSeen)
  for (const title of ['Dark mode', 'A map', 'Night theme']) await ana.runs('suggest', { title })
  return { town, community, ana, ada, post, roadmap }
}

test('it shows what is decided in its parts, the next target first, and is the same for one reader', async () => {
  const { town, community, ana, ada, post, roadmap } = await peopled()
  expect(await post('shut')).toContain("I can't post in shut")
  expect(await post('nowhere')).toContain("I can't see that channel")
  expect(await post('hall')).toContain('The roadmap appears in #hall')
  await town.settle()
  expect(roadmap()).toEqual([
    'Nothing is planned or in progress at the moment, and nothing was done in the last 30 days.',
  ])
  for (const number of ['1', '2']) await ada.runs('decide', { number, status: 'planned' })
  const { suggestions, settings } = town.store.of(community)
  const gate = { id: 'gate', name: 'Gate keepers', people: [], hours: [], holidays: [], targets: {} }
  await settings.change({ 'support.teams': [gate] })
  const first = await suggestions.byNumber(1)
  if (first === undefined) throw new Error('the first is gone')
  await suggestions.change(first.id, { targetAt: Date.UTC(2026, 5, 1), team: 'gate' })
  await ada.runs('decide', { number: '3', status: 'in-progress' })
  expect(roadmap()).toHaveLength(1)
  expect(roadmap()[0]).toMatch(
    /in progress: 3: Night theme\nplanned: 1: Dark mode, meant for .*2026.* \(Gate keepers\)\n2: A map/i,
  )
  const own = await ana.runs('suggestion roadmap')
  expect(messageSeen(own)).toBe(roadmap()[0])
  expect(messageSeen(await ana.presses(own, 'Look at one', first.id))).toContain('Suggestion 1: Dark mode')
  expect(labelsSeen(own)).toEqual(['Look at one'])
  await ada.runs('suggestions merge', { number: '1', into: '2' })
  expect(roadmap()[0]).not.toContain('Dark mode')
  await ada.runs('suggestions unmerge', { number: '1' })
  expect(roadmap()[0]).toContain('Dark mode')
  expect(messageSeen(await ana.runs('setup roadmap', {}, { channel: { kind: 'channel', channel: 'hall' } }))).toContain(
    'Only the admins',
  )
})

test('it follows what the statuses are called, and the team that one is given to', async () => {
  const { town, community, ada, post, roadmap } = await peopled()
  await post('hall')
  await ada.runs('decide', { number: '1', status: 'planned' })
  const service = suggestionsService(town.house, () => true)
  const label = { status: 'planned', label: 'on our list', language: undefined } as const
  await town.store.transaction(community, () => service.labels(ada.caller, sayIn('en'), label))
  await town.settle()
  expect(roadmap()[0]).toContain('on our list: 1: Dark mode')
  const { suggestions, settings } = town.store.of(community)
  const gate = { id: 'gate', name: 'Gate keepers', people: [], hours: [], holidays: [], targets: {} }
  await settings.change({ 'support.teams': [gate] })
  const first = await suggestions.byNumber(1)
  if (first === undefined) throw new Error('the first is gone')
  const given = { id: first.id, team: 'gate' }
  const give = () => town.store.transaction(community, () => service.giveToTeam(ada.caller, sayIn('en'), given))
  await give()
  await town.settle()
  expect(roadmap()[0]).toContain('1: Dark mode (Gate keepers)')
  await suggestions.change(first.id, { team: undefined, withdrawnAt: town.now() })
  await expect(give()).rejects.toThrow(UserError)
  await suggestions.change(first.id, { withdrawnAt: undefined })
  await ada.runs('suggestions merge', { number: '1', into: '2' })
  await expect(give()).rejects.toThrow(UserError)
  expect((await suggestions.byNumber(1))?.team).toBeUndefined()
})

test('what was done leaves it after 30 days, and one that was deleted by hand is forgotten', async () => {
  const { town, community, ada, post, roadmap } = await peopled()
  await post('hall')
  await ada.runs('decide', { number: '1', status: 'done' })
  expect(roadmap()[0]).toContain('Done in the last 30 days: 1: Dark mode')
  await town.until(town.now() + 30 * dayMs + 1)
  expect(roadmap()[0]).toContain('Nothing is planned')
  const [stands] = town.platform.standing.filter(({ ref }) => ref.channel === 'hall')
  if (stands === undefined) throw new Error('no roadmap stands')
  await town.platform.perform({ kind: 'remove', ref: stands.ref }, { id: 'by-hand', number: 1, changes: true })
  await ada.runs('decide', { number: '2', status: 'planned' })
  await town.store.transaction(community, () => roadmapsChanged(town.house, community))
  await town.settle()
  expect(roadmap()).toEqual([])
  await post('hall')
  await town.settle()
  expect(roadmap()[0]).toContain('A map')
})
