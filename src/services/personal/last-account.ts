// Which of their accounts a person is told at: the one where they were last.
import type { CommunityId, MemberId, PersonId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { Account } from '../../store/repositories/voters.ts'
import type { House } from '../house.ts'

/**
 * The account of a person that was there last, as far as Hearth knows; `otherwise` where it knows of none. Undefined when
 * none of them is in its space any more.
 */
export async function lastAccountOf(
  house: House,
  community: CommunityId,
  person: PersonId,
  otherwise?: MemberId,
): Promise<Member | undefined> {
  const { members, voters } = house.store.of(community)
  const accounts = await voters.accounts(person)
  const [last = accounts.find(({ member }) => member === otherwise) ?? accounts[0]] = accounts
    .filter((one) => lastAt(one) !== undefined)
    .toSorted((one, other) => (lastAt(other) ?? 0) - (lastAt(one) ?? 0))
  return last === undefined ? undefined : members.get(last.member)
}

/** When it was there last; undefined when nobody knows. */
const lastAt = ({ activeAt, votedAt }: Account): number | undefined => activeAt ?? votedAt
