// Somebody belongs to an organisation, or to none any more: their open threads follow, with their targets and notices.
import type { CommunityId, MemberId, PersonId } from '../../domain/ids.ts'
import type { BelongingTo } from '../../store/repositories/belonging.ts'
import type { House } from '../house.ts'
import { subjectOfThread } from '../support/around.ts'
import { allTargets } from '../support/teams/targets.ts'

/** Keeps what a person belongs to from now on, in the caller's transaction; undefined: nothing. */
export async function belongs(
  house: House,
  community: CommunityId,
  person: PersonId,
  to: BelongingTo | undefined,
): Promise<void> {
  const { belonging } = house.store.of(community)
  if (to === undefined) await belonging.clear(person)
  else await belonging.set(person, to)
  await threadsFollow(house, community, person)
}

/** Brings the open threads of a person up to what they belong to; what has ended stays as it was. */
async function threadsFollow(house: House, community: CommunityId, person: PersonId): Promise<void> {
  const { belonging, threads } = house.store.of(community)
  const changed = await belonging.followOpen(person)
  const all = await Promise.all(changed.map((id) => threads.get(id)))
  const known = all.filter((one) => one !== undefined)
  await allTargets.with(house, community, known)
  for (const thread of known) await house.delivery.touch(community, subjectOfThread(thread))
}

/** Two people are one now: what the team set holds, else what was first. To be called when all accounts are the second's. */
export async function organisationsLinked(
  house: House,
  community: CommunityId,
  from: PersonId,
  to: PersonId,
): Promise<void> {
  const { belonging } = house.store.of(community)
  const [theirs, ours] = [await belonging.of(from), await belonging.of(to)]
  if (theirs !== undefined) await belonging.clear(from)
  await belongs(house, community, to, stronger(ours, theirs))
}

function stronger(one: BelongingTo | undefined, other: BelongingTo | undefined): BelongingTo | undefined {
  if (one === undefined || other === undefined) return one ?? other
  if (one.how !== other.how) return one.how === 'staff' ? one : other
  return one.at <= other.at ? one : other
}

/** An account is a person of its own again: what the team set holds for it too, a domain for the account whose it is. */
export async function organisationApart(
  house: House,
  community: CommunityId,
  account: MemberId,
  { before, anew }: { readonly before: PersonId; readonly anew: PersonId },
): Promise<void> {
  const { belonging } = house.store.of(community)
  const to = await belonging.of(before)
  if (to === undefined) return
  const isTheirs = to.how === 'domain' && to.by === account
  if (isTheirs) await belongs(house, community, before, undefined)
  await belongs(house, community, anew, to.how === 'staff' || isTheirs ? to : undefined)
}
