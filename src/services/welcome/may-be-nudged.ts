// Whether a person may be asked what keeps them: not once they take part or have taken a first step, nor once they said never.
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import { stepsOf } from './steps-of.ts'

/** Whether that is so now. */
export async function mayBeNudged(house: House, community: CommunityId, person: PersonId): Promise<boolean> {
  const { newcomers } = house.store.of(community)
  if (await newcomers.takesPart(person)) return false
  if (((await stepsOf(house, { community, person }))?.done ?? 0) > 0) return false
  return !(await newcomers.nudges(person)).includes('never')
}
