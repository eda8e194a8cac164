// Which space a community's scheduled digest comes out in.
import type { CommunityId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { House } from '../house.ts'

/** Whether Hearth is meant to work in a space. */
export type Allowed = (space: SpaceRef) => boolean

/**
 * The space that was set, else the others in the order they came: the first of them with a moderators' channel, and while
 * there is none, the first with a host.
 */
export async function digestSpace(house: House, community: CommunityId, allowed: Allowed): Promise<Space | undefined> {
  const { spaces, settings } = house.store.of(community)
  const confirmed = (await spaces.all()).filter((space) => space.confirmedAt !== undefined && allowed(space.ref))
  const wanted = (await settings.get())['digest.space']
  const isSet = ({ ref }: Space): boolean => spaceKey(ref) === wanted
  const inOrder = [...confirmed.filter(isSet), ...confirmed.filter((space) => !isSet(space))]
  for (const space of inOrder) {
    if ((await spaces.channels(space.ref)).moderators !== undefined) return space
  }
  return inOrder.find((space) => space.host !== undefined)
}
