// Whether there is anybody beside the one who looks after it all.
import type { CommunityId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'
import { isAlone } from '../teams/alone.ts'

/** Without any, nothing is offered that takes two. */
export const hasColleagues = async (house: House, community: CommunityId): Promise<boolean> =>
  !(await isAlone(house, community))
