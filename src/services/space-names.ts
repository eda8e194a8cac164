// How the spaces of a community are told apart in a sentence: by name, and where two share one also by their platform.
import type { CommunityId } from '../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../domain/place.ts'
import type { Space } from '../domain/space.ts'
import type { Say } from '../locales/say.ts'
import type { House } from './house.ts'

/** A space by what people call it. */
export type SpaceName = (space: SpaceRef) => string

/** The names of these spaces, which are all of their community. */
export const namesAmong =
  (spaces: readonly Pick<Space, 'ref' | 'name'>[], say: Say): SpaceName =>
  (space) => {
    const name = spaces.find((one) => spaceKey(one.ref) === spaceKey(space))?.name ?? space.id
    const alike = spaces.filter((one) => one.name === name).length
    return alike > 1 ? say.label('space.on-platform', { name, platform: space.platform }) : name
  }

/** The names of a community's spaces. */
export const spaceNames = async (house: House, community: CommunityId, say: Say): Promise<SpaceName> =>
  namesAmong(await house.store.of(community).spaces.all(), say)
