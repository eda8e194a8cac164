// COMMUNITY_SPACES that is set after its spaces were seen: it does nothing, and the log says so.
import { expect, test } from 'vitest'
import type { SpaceRef } from '../../src/domain/place.ts'
import { arrival } from '../../src/services/setup/arrival.ts'
import { smallHouse } from './small-house.ts'

const lantern: SpaceRef = { platform: 'discord', id: 'lantern' }
const workshop: SpaceRef = { platform: 'slack', id: 'workshop' }

/** What is warned of when Lantern is seen again, of two spaces seen before. */
async function warnedOf(joined: readonly string[], communities: readonly [string, string]): Promise<readonly string[]> {
  const town = await smallHouse({
    startsAt: 0,
    declared: [],
    make: () => ({ services: {}, flows: [] }),
  })
  await town.addSpace({ community: communities[0], space: lantern })
  await town.addSpace({ community: communities[1], space: workshop })
  const warnings: string[] = []
  const logger = { ...town.house.logger, warn: (message: string) => void warnings.push(message) }
  const arrivals = arrival({ ...town.house, logger }, { allowed: () => true, joined, newHost: async () => {} })
  const event = { kind: 'space-seen', key: 'seen', space: lantern, name: 'Lantern' } as const
  const where = await arrivals.spaceOf(event)
  if (where.kind !== 'space') throw new Error('the space is nowhere')
  await arrivals.prepare(event, where.space)
  return warnings
}

const both = ['discord:lantern', 'slack:workshop']

test('spaces that were seen apart stay apart, and the log says that', async () => {
  expect(await warnedOf(both, ['c1', 'c2'])).toEqual([expect.stringContaining('stay communities of their own')])
})

test('nothing is said of spaces that are joined, or are not to be', async () => {
  expect(await warnedOf(both, ['c1', 'c1'])).toEqual([])
  expect(await warnedOf([], ['c1', 'c2'])).toEqual([])
})
