// Who is on duty now: whoever said so, and whoever has a shift and did not say otherwise.
import { type DutyWord, inShift, type Shift, zoneOfShift } from '../../../domain/duty.ts'
import { type CommunityId, type MemberId, memberId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { spaceKey } from '../../../domain/place.ts'
import type { Settings } from '../../../domain/settings/settings.ts'
import type { House } from '../../house.ts'

/**
 * Members on duty now, for threads of this team: first its own people and those with a shift for it, then all others; among
 * each, whoever was offered one longest ago first.
 */
export async function onDuty(
  house: House,
  community: CommunityId,
  team: string | undefined,
): Promise<readonly Member[]> {
  const { duty, members, settings } = house.store.of(community)
  const now = house.clock.now()
  const set = await settings.get()
  const words = new Map((await duty.words()).map((word) => [word.member, word]))
  const shifts = set['support.shifts'].filter((one) => one.team === undefined || one.team === team)
  const named = new Set([...words.keys(), ...shifts.map(({ member }) => member)])
  const there = [...named].filter((one) =>
    isOnDuty(
      words.get(one),
      shifts.filter(({ member }) => member === one),
      set,
      now,
    ),
  )
  const last = await duty.lastOffered(there.map(memberId))
  const ordered = there.toSorted((one, other) => (last.get(one) ?? 0) - (last.get(other) ?? 0))
  const own: Member[] = []
  const others: Member[] = []
  for (const id of ordered) {
    const member = await members.get(memberId(id))
    if (member === undefined || member.leftAt !== undefined) continue
    const isOwn = shifts.some((one) => one.member === id && one.team !== undefined) || isNamedOn(set, team, member)
    if (isOwn) own.push(member)
    else others.push(member)
  }
  return [...own, ...others]
}

/** Whether the team names them. Whom its roles name is known to the platform alone. */
function isNamedOn(settings: Settings, team: string | undefined, { user }: Member): boolean {
  const people = settings['support.teams'].find(({ id }) => id === team)?.people ?? []
  return people.some(({ kind, space, id }) => kind === 'user' && space === spaceKey(user.space) && id === user.user)
}

/** Whether this member is on duty for anything now. */
export async function isMemberOnDuty(house: House, community: CommunityId, member: MemberId): Promise<boolean> {
  const { duty, settings } = house.store.of(community)
  const set = await settings.get()
  const word = (await duty.words()).find((one) => one.member === member)
  const own = set['support.shifts'].filter((one) => one.member === member)
  return isOnDuty(word, own, set, house.clock.now())
}

/** What somebody said holds until it is over; *off* without an end holds until they say otherwise. */
function isOnDuty(word: DutyWord | undefined, shifts: readonly Shift[], settings: Settings, now: number): boolean {
  if (word !== undefined && (word.until === undefined || word.until > now)) return word.state === 'on'
  return shifts.some((one) => inShift(one, now, zoneOf(one, settings)))
}

/** The zone that a shift is meant in. */
export const zoneOf = (shift: Pick<Shift, 'team'>, settings: Settings): string =>
  zoneOfShift(shift, settings['support.teams'], settings['digest.zone'])
