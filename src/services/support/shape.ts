// How a thread that is opened in a space now would be kept private, and by that who reads it: said before a word is typed.
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { SupportShape } from '../../domain/support.ts'
import type { House } from '../house.ts'
import { teamPlaceOf } from './teams/team-place.ts'

/**
 * In one private thread where the team that answers is in the same space, and there are such threads, or by choice in a
 * private channel; else with Hearth between. `answers`: the id of that team.
 */
export async function shapeIn(house: House, space: Space, answers?: string): Promise<SupportShape> {
  const kept = house.lookUps(space.ref.platform).supportShape(space.ref)
  if (kept === 'relayed') return 'relayed'
  const team = await teamPlaceOf(house, space, answers)
  const isHere = team === undefined || spaceKey(team.space) === spaceKey(space.ref)
  if (kept === 'thread') return isHere ? 'thread' : 'bridged'
  const { 'support.private-channels': wanted } = await house.store.of(space.community).settings.get()
  return wanted === 'on' && isHere ? 'channel' : 'relayed'
}
