// A member as the sentences name them.
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import { type Part, person } from '../../view/text.ts'
import type { House } from '../house.ts'

/** The member by name, without a ping. Throws when there is none: a bug of the caller. */
export async function namedMember(house: House, community: CommunityId, id: MemberId): Promise<Part> {
  const member = await house.store.of(community).members.get(id)
  if (member === undefined) throw new Error('a suggestion names a member that is not known')
  return person(member.user, member.name)
}
