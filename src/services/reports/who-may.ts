// Who may see a report, asked at each look and each act. Whoever it concerns sees nothing of it, not even that it is there.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import { spaceKey, type UserRef } from '../../domain/place.ts'
import type { Concerned, Report } from '../../domain/report.ts'
import type { House } from '../house.ts'

/** `line`: an admin sees its number and whom it is with, and opens the rest with a reason that is written down. */
export type Sight = 'all' | 'line' | 'nothing'

const isSame = (one: UserRef, { space, id }: Concerned): boolean =>
  one.user === id && spaceKey(one.space) === spaceKey(space)

/** Whether one of these accounts is among them. */
export const isAmong = (concerned: readonly Concerned[], accounts: readonly UserRef[]): boolean =>
  concerned.some((one) => one.kind !== 'role' && accounts.some((account) => isSame(account, one)))

/**
 * Whether the caller has a role that is among them. What roles they have in another space is known to its platform alone: who is
 * there as well may have it.
 */
const mayHoldRole = (concerned: readonly Concerned[], { space, roles = [] }: Caller, accounts: readonly UserRef[]) =>
  concerned.some((one) => {
    if (one.kind !== 'role') return false
    const there = spaceKey(one.space)
    return there === spaceKey(space)
      ? roles.includes(one.id)
      : accounts.some((account) => spaceKey(account.space) === there)
  })

/** Every account of a person. */
export async function accountsOf({ store }: House, community: CommunityId, person: PersonId) {
  return (await store.of(community).members.ofPerson(person)).map(({ user }) => user)
}

/** What a caller may see of each of these reports, in their order. */
export async function sights(house: House, caller: Caller, reports: readonly Report[]): Promise<readonly Sight[]> {
  if (!mayUse('staff', caller.level)) return reports.map(() => 'nothing')
  const { members, reports: rows } = house.store.of(caller.community)
  const accounts = [caller.user, ...(await accountsOf(house, caller.community, caller.person))]
  const concerned = await rows.concernedIn(reports.map(({ id }) => id))
  const seen: Sight[] = []
  for (const { id, confidential, confidant } of reports) {
    const named = concerned.get(id) ?? []
    if (isAmong(named, accounts) || mayHoldRole(named, caller, accounts)) seen.push('nothing')
    else if (!confidential) seen.push('all')
    else if (confidant !== undefined && (await members.get(confidant))?.person === caller.person) seen.push('all')
    else seen.push(mayUse('admins', caller.level) ? 'line' : 'nothing')
  }
  return seen
}

/** The same of one. */
export const sightOf = async (house: House, caller: Caller, report: Report): Promise<Sight> =>
  (await sights(house, caller, [report]))[0] ?? 'nothing'
