// Whoever has no account, as a member in name: found again by how they are reached, else made.
import { outsideUser, type Reach } from '../../../domain/contact.ts'
import { memberId, personId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import type { Space } from '../../../domain/space.ts'
import type { House } from '../../house.ts'

/** Who is not there and never was: nobody counts them, and nothing is sent to them. */
const neverThere = 0

/** Whoever is known by this way to reach them; undefined where nobody is. */
export async function contactKnown(house: House, { community }: Space, { key }: Reach): Promise<Member | undefined> {
  const { contacts, members } = house.store.of(community)
  const known = key === undefined ? undefined : await contacts.known(key)
  return known === undefined ? undefined : members.get(known.member)
}

/** The same, or a new one in the space. */
export async function contactFor(house: House, space: Space, name: string, reach: Reach): Promise<Member> {
  const known = await contactKnown(house, space, reach)
  if (known !== undefined) return known
  const { contacts, members } = house.store.of(space.community)
  const id = memberId(house.ids.next())
  const user = { space: space.ref, user: outsideUser(id) }
  await members.add({
    ...{ id, person: personId(house.ids.next()), user, name, locale: space.locale },
    ...{ bot: false, guest: false, joinedAt: undefined },
  })
  await members.left(id, neverThere)
  await contacts.add(id, reach, house.clock.now())
  const made = await members.get(id)
  if (made === undefined) throw new Error('somebody was made and is not there')
  return made
}
