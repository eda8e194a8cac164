// Whether there is anybody beside the one who looks after it all.
import type { CommunityId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'

/** Without any, nothing is offered that takes two. */
export const hasColleagues = async (_house: House, _community: CommunityId): Promise<boolean> => true
