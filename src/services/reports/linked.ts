// The other accounts of whoever a report concerns. They are kept with it: whoever unlinks one is concerned with it all the same.
import type { CommunityId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Concerned } from '../../domain/report.ts'
import type { House } from '../house.ts'

/** Those that are not among them yet. */
export async function linkedWith(
  { store }: Pick<House, 'store'>,
  community: CommunityId,
  concerned: readonly Concerned[],
): Promise<readonly Concerned[]> {
  const { members } = store.of(community)
  const known = new Set(concerned.map(keyOf))
  const found: Concerned[] = []
  for (const { kind, space, id } of concerned) {
    const member = kind === 'role' ? undefined : await members.byUser({ space, user: id })
    if (member === undefined) continue
    for (const { user, name } of await members.ofPerson(member.person)) {
      const one: Concerned = { space: user.space, kind: 'linked', id: user.user, name }
      if (known.has(keyOf(one))) continue
      known.add(keyOf(one))
      found.push(one)
    }
  }
  return found
}

const keyOf = ({ space, kind, id }: Concerned): string =>
  `${spaceKey(space)}/${kind === 'role' ? 'role' : 'user'}/${id}`
