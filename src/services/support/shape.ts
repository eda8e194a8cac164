// How a thread that is opened in a space now would be kept private, and by that who reads it: said before a word is typed.
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { SupportShape } from '../../domain/support.ts'
import type { House } from '../house.ts'
import { teamPlaceOf } from './teams/team-place.ts'

/** In one private thread where the team that answers is in the same space, and there are such threads; else with Hearth between. */
export async function shapeIn(house: House, space: Space, answers?: string): Promise<SupportShape> {
  if (house.lookUps(space.ref.platform).supportShape(space.ref) === 'relayed') return 'relayed'
  const team = await teamPlaceOf(house, space, answers)
  return team === undefined || spaceKey(team.space) === spaceKey(space.ref) ? 'thread' : 'bridged'
}
