// Panels where they stand: they follow the topics, the teams and who reads; one deleted by hand comes back no more.
import { expect, onTestFinished, test } from 'vitest'
import { setupDeclared } from '../../commands/setup.ts'
import { setupTopicDeclared } from '../../commands/setup-topic.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { channelPlace } from '../../src/services/house.ts'
import { type SetupService, setupService } from '../../src/services/setup/setup.ts'
import { panelFlow } from '../../src/services/support/panels.ts'
import { setTeamsService } from '../../src/services/support/teams/set-teams.ts'
import { type SetTopicsService, setTopicsService } from '../../src/services/support/topics/set-topics.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

interface Services {
  readonly setup: SetupService
  readonly setTopics: SetTopicsService
}

const declared: readonly Declared<Services>[] = [...setupDeclared, ...setupTopicDeclared]

const town: SpaceRef = { platform: 'discord', id: 'town' }

async function withPanels() {
  const small = await smallHouse({
    startsAt: Date.UTC(2026, 4, 4, 9),
    declared,
    make: (house) => ({
      services: { setup: setupService(house), setTopics: setTopicsService(house) },
      flows: [panelFlow(house)],
    }),
  })
  onTestFinished(() => small.stop())
  const community = await small.addSpace({ community: 'town', space: town, channels: ['moderators', 'support'] })
  const ada = await small.addMember(community, town, 'Ada', { level: 'admins' })
  const support = channelPlace(town, 'town-support')
  const panels = () => small.platform.at(support).map(wordsOf)
  return { ...small, community, ada, support, panels }
}

const bare = { description: undefined, who: 'everyone', usually: undefined, team: undefined } as const

test('Every panel that stands shows a topic that is made, changed and removed, and the name of its team', async () => {
  const { ada, house, panels, settle, community, store } = await withPanels()
  await ada.runs('setup panel')
  await ada.runs('setup panel')
  await settle()
  expect(panels()).toHaveLength(2)
  await ada.runs('setup topic', { topic: 'Billing' })
  await settle()
  for (const panel of panels()) expect(panel).toContain('Billing')

  const [topic] = (await store.of(community).settings.get())['support.topics']
  const [setTopics, setTeams] = [setTopicsService(house), setTeamsService(house)]
  const { caller } = ada
  const say = sayIn('en')
  const details = { name: 'Money people', hours: '', holidays: '', zone: 'UTC', signature: '' }
  await store.transaction(community, async () => {
    await setTeams.make(caller, say, details)
    const [team] = (await store.of(community).settings.get())['support.teams']
    await setTopics.change(caller, say, topic?.id ?? '', { ...bare, name: 'Money', usually: '240', team: team?.id })
  })
  await settle()
  for (const panel of panels()) {
    expect(panel).toContain('Money people')
    expect(panel).toContain('within 4 hours')
  }
  await store.transaction(community, async () => {
    const [team] = (await store.of(community).settings.get())['support.teams']
    await setTeams.details(caller, say, team?.id ?? '', { ...details, name: 'Cashiers' })
  })
  await settle()
  for (const panel of panels()) expect(panel).toContain('Cashiers')
  await store.transaction(community, () => setTopics.remove(caller, say, topic?.id ?? '', true))
  await settle()
  for (const panel of panels()) expect(panel).not.toContain('Cashiers')
})

test('A panel that was deleted by hand is not posted again, and the other one goes on', async () => {
  const { ada, platform, panels, settle, support } = await withPanels()
  await ada.runs('setup panel')
  await ada.runs('setup panel')
  await settle()
  const [first] = platform.standing.filter(({ ref }) => ref.channel === support.channel)
  if (first === undefined) throw new Error('no panel stands')
  await platform.perform({ kind: 'remove', ref: first.ref }, { id: 'by-hand', number: 1, changes: true })
  await ada.runs('setup topic', { topic: 'Billing' })
  await ada.runs('setup topic', { topic: 'Other' })
  await settle()
  expect(panels()).toEqual([expect.stringContaining('Other')])
})
