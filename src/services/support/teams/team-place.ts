// Where a team reads of its threads: in its own private channel, or where everyone of the staff does.
import { type Place, spaceKey } from '../../../domain/place.ts'
import type { Space } from '../../../domain/space.ts'
import { type Team, teamOf } from '../../../domain/team.ts'
import { channelPlace, type House, staffPlace } from '../../house.ts'

/** The channel of that team, as long as its space is of the community; else where the staff of this space are told things. */
export async function teamPlaceOf(house: House, space: Space, team: string | undefined): Promise<Place | undefined> {
  const { settings } = house.store.of(space.community)
  return placeOf(house, space, teamOf((await settings.get())['support.teams'], team)?.channel)
}

/** The same of a team that is known. */
export async function placeOf(house: House, space: Space, channel: Team['channel']): Promise<Place | undefined> {
  const { spaces } = house.store.of(space.community)
  if (channel === undefined) return staffPlace(house, space)
  const there = (await spaces.all()).find(({ ref }) => spaceKey(ref) === channel.space)
  return there?.confirmedAt === undefined ? staffPlace(house, space) : channelPlace(there.ref, channel.channel)
}
