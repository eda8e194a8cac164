// Whether a person may be asked what keeps them: not once they take part, nor once they said never.
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { House } from '../house.ts'

/** Whether that is so now. */
export async function mayBeNudged({ store }: House, community: CommunityId, person: PersonId): Promise<boolean> {
  const { newcomers } = store.of(community)
  if (await newcomers.takesPart(person)) return false
  return !(await newcomers.nudges(person)).includes('never')
}
