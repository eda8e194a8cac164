// A community with a digest, for the tests of its schedule and its contents.
import { decideDeclared } from '../../commands/decide.ts'
import { digestDeclared } from '../../commands/digest.ts'
import { suggestDeclared } from '../../commands/suggest.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { type DigestService, digestService } from '../../src/services/digest/digest.ts'
import { digestFlow } from '../../src/services/digest/flow.ts'
import { channelPlace, type House } from '../../src/services/house.ts'
import { suggestionsFlow } from '../../src/services/suggestions/flow.ts'
import { type SuggestionService, suggestionsService } from '../../src/services/suggestions/suggestions.ts'
import type { Store } from '../../src/store/store.ts'
import { messageSeen } from './as-seen.ts'
import { type SmallHouse, smallHouse } from './small-house.ts'

export const garden: SpaceRef = { platform: 'discord', id: 'garden' }
export const moderators = channelPlace(garden, 'garden-moderators')

interface Services {
  readonly suggestions: SuggestionService
  readonly digest: DigestService
}

/** Opens a house with suggestions and the digest. */
export const openDigest = (startsAt: number, store?: Store, room?: House['room']): Promise<SmallHouse> =>
  smallHouse<Services>({
    startsAt,
    ...(room === undefined ? {} : { room }),
    ...(store === undefined ? {} : { store }),
    declared: [...digestDeclared, ...decideDeclared, ...suggestDeclared],
    make: (house) => {
      const suggestions = suggestionsService(house, () => true)
      const digest = digestService(house, () => true)
      const flows = [suggestionsFlow(house, suggestions), digestFlow(house, digest)]
      return { services: { suggestions, digest }, flows }
    },
  })

/** One with a space, a moderator and a member in it. */
export async function staffedDigest(startsAt: number, room?: House['room']) {
  const town = await openDigest(startsAt, undefined, room)
  const community = await town.addSpace({
    ...{ community: 'c1', space: garden, host: 'garden-Hal' },
    channels: ['moderators', 'suggestions'],
  })
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const ana = await town.addMember(community, garden, 'Ana')
  return { town, community, mia, ana }
}

/** The digests that came out, as they are read. */
export const digestsIn = (town: SmallHouse, place: Parameters<SmallHouse['platform']['at']>[0] = moderators) =>
  town.platform.at(place).map(messageSeen)
