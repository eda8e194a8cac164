// Whether somebody whom a report concerns is a moderator or admin, as far as is known without asking a platform.
import type { CommunityId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Concerned } from '../../domain/report.ts'
import type { House } from '../house.ts'
import { namedStaff } from '../support/teams/alone.ts'

const seenForMs = 90 * 24 * 60 * 60_000

/** Whether somebody of them, with any account, is a moderator or admin as far as is known without asking a platform. */
export async function isKnownStaff(
  { store, clock }: House,
  community: CommunityId,
  concerned: readonly Concerned[],
): Promise<boolean> {
  const { settings, members, staffSeen, spaces } = store.of(community)
  const named = namedStaff(await settings.get())
  for (const { kind, space, id } of concerned) {
    if (named.some((one) => one.kind === kind && one.id === id && one.space === spaceKey(space))) return true
    if (kind === 'role') continue
    const member = await members.byUser({ space, user: id })
    if (member === undefined) continue
    for (const account of await members.ofPerson(member.person)) {
      const { user } = account
      const at = await staffSeen.lastOf(account.id)
      if (at !== undefined && clock.now() - at < seenForMs) return true
      if (named.some((one) => one.kind === 'user' && one.id === user.user && one.space === spaceKey(user.space)))
        return true
      if ((await spaces.get(user.space))?.host?.user === user.user) return true
    }
  }
  return false
}
