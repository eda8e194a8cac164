// COMMUNITY_SPACES that is set after its spaces were seen: it joins them, unless somebody has to choose how.
import { expect, test } from 'vitest'
import { communityId, suggestionId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { arrival } from '../../src/services/setup/arrival.ts'
import { smallHouse } from './small-house.ts'

const lantern: SpaceRef = { platform: 'discord', id: 'lantern' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }
const both = ['discord:lantern', 'slack:workshop']

interface Before {
  readonly joined: readonly string[]
  readonly communities: readonly [string, string]
  /** Whether somebody has suggested something in each. */
  readonly suggested?: true
}

/** Lantern is seen again, of two spaces seen before: whose they are then, and what was warned of. */
async function seenAgain({ joined, communities, suggested }: Before) {
  const town = await smallHouse({ startsAt: 0, declared: [], make: () => ({ services: {}, flows: [] }) })
  const { store } = town.house
  await town.addSpace({ community: communities[0], space: lantern })
  await town.addSpace({ community: communities[1], space: workshop })
  for (const [community, space] of [
    [communityId(communities[0]), lantern],
    [communityId(communities[1]), workshop],
  ] as const) {
    const { caller } = await town.addMember(community, space, 'mo')
    const id = suggestionId(`s-${community}`)
    const suggestion = { id, number: 1, author: caller.member, space, title: 'Lamps', details: undefined, at: 0 }
    if (suggested === true) await store.of(community).suggestions.add(suggestion)
  }
  const warnings: string[] = []
  const logger = { ...town.house.logger, warn: (message: string) => void warnings.push(message) }
  const arrivals = arrival({ ...town.house, logger }, { allowed: () => true, joined, newHost: async () => {} })
  const event = { kind: 'space-seen', key: 'seen', space: lantern, name: 'Lantern' } as const
  const where = await arrivals.spaceOf(event)
  if (where.kind !== 'space') throw new Error('the space is nowhere')
  await arrivals.prepare(event, where.space)
  const communitiesNow = (await store.spaces.all()).map(({ community }) => community)
  return { warnings, communities: [...new Set(communitiesNow)] }
}

test('spaces that were seen apart are joined, the one that is named first as the first', async () => {
  expect(await seenAgain({ joined: both, communities: ['c1', 'c2'] })).toEqual({ warnings: [], communities: ['c1'] })
})

test('nothing is done about spaces that are joined already, or are not to be', async () => {
  expect(await seenAgain({ joined: both, communities: ['c1', 'c1'] })).toEqual({ warnings: [], communities: ['c1'] })
  expect(await seenAgain({ joined: [], communities: ['c1', 'c2'] })).toEqual({
    warnings: [],
    communities: ['c1', 'c2'],
  })
})

test('where both have numbers already they stay apart, and the log says who joins them', async () => {
  const { warnings, communities } = await seenAgain({ joined: both, communities: ['c1', 'c2'], suggested: true })
  expect(warnings).toEqual([expect.stringContaining('an admin joins them by /setup link')])
  expect(communities).toEqual(['c1', 'c2'])
})
