// Everyone in a guild, since when they are there, and who has not passed the rules yet.
import { Routes } from 'discord.js'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { PersonThere } from '../../src/ports/platform.ts'
import type { Api } from './api.ts'
import { limits, times } from './limits.ts'
import type { Patience } from './patience.ts'
import { patientPages } from './patient-pages.ts'
import { userSeen } from './user-seen.ts'
import { maybeText, maybeWire, momentOf, type Wire } from './wire.ts'

/** Lists everyone. Rejects as Discord does once the waits together would take too long. */
export async function people(api: Api, space: SpaceRef, wait: Patience['wait']): Promise<readonly PersonThere[]> {
  const seen: PersonThere[] = []
  const pages = patientPages({
    wait,
    patienceMs: times.listMs,
    pageLength: limits.membersPage,
    after: '0',
    read: (after) => api.get(Routes.guildMembers(space.id), { limit: String(limits.membersPage), after }),
    next: (page) => maybeText(maybeWire(page.at(-1), 'user'), 'id'),
  })
  for await (const page of pages) seen.push(...page.flatMap(personThere))
  return seen
}

function personThere(member: Wire): readonly PersonThere[] {
  const user = maybeWire(member, 'user')
  if (user === undefined) return []
  // A guest who only came along into a voice channel has no such moment.
  const joined = maybeText(member, 'joined_at') === undefined ? {} : { joinedAt: momentOf(member, 'joined_at') }
  return [{ ...userSeen(user, member), ...joined, pending: member.pending === true }]
}
