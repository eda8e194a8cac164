// Everyone in a guild, page by page. A large one has more pages than Discord answers at once: what was read is kept while
// Hearth waits as long as it is told to.
import { RateLimitError, Routes } from 'discord.js'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { UserSeen } from '../../src/ports/event.ts'
import type { Api } from './api.ts'
import { limits, times } from './limits.ts'
import type { Patience } from './patience.ts'
import { userSeen } from './user-seen.ts'
import { maybeText, maybeWire, type Wire, wiresOf } from './wire.ts'

/** Lists everyone. Rejects as Discord does once the waits together would take too long. */
export async function people(api: Api, space: SpaceRef, wait: Patience['wait']): Promise<readonly UserSeen[]> {
  const seen: UserSeen[] = []
  let left: number = times.membersMs

  async function page(after: string): Promise<readonly Wire[]> {
    const query = { limit: String(limits.membersPage), after }
    for (;;) {
      try {
        return wiresOf(await api.get(Routes.guildMembers(space.id), query))
      } catch (error) {
        if (!(error instanceof RateLimitError)) throw error
        const ms = Math.max(1, Math.ceil(error.retryAfter))
        left -= ms
        if (left < 0 || !(await wait(ms))) throw error
      }
    }
  }

  for (let after = '0'; ; ) {
    const members = await page(after)
    for (const member of members) {
      const user = maybeWire(member, 'user')
      if (user !== undefined) seen.push(userSeen(user, member))
    }
    const last = maybeText(maybeWire(members.at(-1), 'user'), 'id')
    if (members.length < limits.membersPage || last === undefined) return seen
    after = last
  }
}
