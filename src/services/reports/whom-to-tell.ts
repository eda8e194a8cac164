// Whether a report concerns somebody of the moderators, and who of them can be told instead: asked of the platforms, outside
// of any transaction.
import type { CommunityId, MemberId, PersonId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { spaceKey, spaceOfKey, type UserRef } from '../../domain/place.ts'
import type { Concerned } from '../../domain/report.ts'
import type { Space } from '../../domain/space.ts'
import { PlatformError } from '../../ports/errors.ts'
import type { MemberFacts } from '../../ports/member-facts.ts'
import { isStaff } from '../callers.ts'
import type { House } from '../house.ts'
import { namedStaff } from '../support/teams/alone.ts'
import { seenAsStaff } from '../support/teams/who-answers.ts'
import { holdsRole } from './holds-role.ts'
import { linkedWith } from './linked.ts'
import { isAmong } from './who-may.ts'

/** So many of those who were seen to be moderators are asked of. */
const askedAtMost = 25
/** Whoever was seen to be one within this may be one still. Milliseconds. */
const seenForMs = 90 * 24 * 60 * 60_000

export interface WhomToTell {
  /** Somebody of the moderators is among those concerned, or may be. */
  readonly staffConcerned: boolean
  /** The other accounts of those concerned. */
  readonly linked: readonly Concerned[]
  /** Who is a moderator or admin now and is not concerned; whoever is to be told first, first. */
  readonly others: readonly MemberId[]
}

/** Finds it out. Rejects with a PlatformError when a platform does not say who those concerned are. */
export async function whomToTell(
  house: House,
  { community, person }: { readonly community: CommunityId; readonly person: PersonId },
  space: Space,
  concerned: readonly Concerned[],
): Promise<WhomToTell> {
  const linked = await linkedWith(house, community, concerned)
  const all = [...concerned, ...linked]
  const staffConcerned = (await staffAmong(house, community, all)) || concerned.some(({ kind }) => kind === 'role')
  const known = await knownStaff(house, community)
  const found: { readonly member: Member; readonly rank: number }[] = []
  for (const member of known.filter((one) => one.person !== person && one.leftAt === undefined)) {
    const facts = await factsOrNothing(house, member)
    const home = await house.store.of(community).spaces.get(member.user.space)
    if (facts === undefined || home === undefined || !(await isStaff(house, home, member.user.user, facts))) continue
    const own = (await house.store.of(community).members.ofPerson(member.person)).map(({ user }) => user)
    if (isAmong(all, own) || (await holdsRole(house, own, concerned))) continue
    found.push({ member, rank: rankOf(member, facts, home, space) })
  }
  const ordered = found.toSorted((one, other) => one.rank - other.rank).map(({ member }) => member)
  const firstOfEach = ordered.filter(
    (one, index) => ordered.findIndex(({ person: same }) => same === one.person) === index,
  )
  return { staffConcerned, linked, others: firstOfEach.map(({ id }) => id) }
}

/** Keeps who is one, so that it is known also when nobody can be asked. */
async function staffAmong(house: House, community: CommunityId, concerned: readonly Concerned[]): Promise<boolean> {
  let found = false
  for (const { space: ref, id } of concerned.filter(({ kind }) => kind !== 'role')) {
    const { spaces, members } = house.store.of(community)
    const space = await spaces.get(ref)
    const facts = await house.lookUps(ref.platform).facts(ref, id)
    if (space === undefined || facts === undefined || !(await isStaff(house, space, id, facts))) continue
    found = true
    const member = await members.byUser({ space: ref, user: id })
    if (member !== undefined) await seenAsStaff(house, community, member.id)
  }
  return found
}

/** Whoever was seen to be a moderator or admin, is named one, or is the host of a space. */
async function knownStaff(house: House, community: CommunityId): Promise<readonly Member[]> {
  const { staffSeen, settings, spaces, members } = house.store.of(community)
  const seen = await staffSeen.membersSince(house.clock.now() - seenForMs, askedAtMost)
  const hosts = (await spaces.all()).flatMap(({ ref, host }) => (host === undefined ? [] : [{ space: ref, ...host }]))
  const named = namedStaff(await settings.get()).flatMap(({ kind, space: key, id }): readonly UserRef[] => {
    const space = kind === 'user' ? spaceOfKey(key) : undefined
    return space === undefined ? [] : [{ space, user: id }]
  })
  const all = [
    ...(await Promise.all(seen.map((id) => members.get(id)))),
    ...(await Promise.all([...named, ...hosts].slice(0, askedAtMost).map((user) => members.byUser(user)))),
  ].filter((one) => one !== undefined)
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** Who can't be asked about now is not told. */
async function factsOrNothing(house: House, { user }: Member): Promise<MemberFacts | undefined> {
  try {
    return await house.lookUps(user.space.platform).facts(user.space, user.user)
  } catch (error) {
    if (error instanceof PlatformError) return undefined
    throw error
  }
}

/** Lower is sooner: whoever can be reached, admins, those of the reporter's own space; the host of a space last. */
function rankOf({ user, unreachableAt }: Member, facts: MemberFacts, home: Space, space: Space): number {
  const isHost = home.host?.user === user.user
  return (
    (unreachableAt === undefined ? 0 : 8) +
    (isHost ? 4 : 0) +
    (facts.admin ? 0 : 2) +
    (spaceKey(home.ref) === spaceKey(space.ref) ? 0 : 1)
  )
}
