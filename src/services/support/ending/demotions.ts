// Moderators who are none any more: what they looked after is everyone's again. The platform is asked, outside of any
// transaction: once a day, when somebody is taken off the moderators, and when one who has a thread is refused something.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import { PlatformError } from '../../../ports/errors.ts'
import { isStaff } from '../../callers.ts'
import { type House, knownSpace } from '../../house.ts'
import type { Turns } from '../turns.ts'
import { claims } from './claims.ts'
import { dayMs } from './waits.ts'

export interface Demotions {
  /** Takes note of a community, or of one account in it; it is looked at when that begins. Also inside of a transaction. */
  ask(community: CommunityId, member?: MemberId): void
  /** Begins with what was asked for. Outside of any transaction. */
  begin(): void
  /** Called every minute: asks for every community once a day. */
  daily(): Promise<void>
  busy(): boolean
}

/** Makes it, for one process. `rested` is called whenever it has come to rest. */
export function demotions(house: House, turns: Turns, rested: () => void): Demotions {
  const { store, clock, logger } = house
  const { releaseAll } = claims(house, turns)
  const asked = new Map<CommunityId, Set<MemberId> | 'everybody'>()
  let running: Promise<void> | undefined
  let lookedAt = clock.now()

  async function look(community: CommunityId, whom: ReadonlySet<MemberId> | 'everybody'): Promise<void> {
    const { members, threads, promises } = store.of(community)
    for (const id of new Set([...(await threads.assignees()), ...(await promises.keepers())])) {
      if (whom !== 'everybody' && !whom.has(id)) continue
      const member = await members.get(id)
      if (member === undefined) continue
      const { space: ref, user } = member.user
      const facts = await house.lookUps(ref.platform).facts(ref, user)
      if (facts !== undefined && (await isStaff(house, await knownSpace(house, community, ref), user, facts))) continue
      const why = facts === undefined ? 'left' : 'no-moderator'
      await store.transaction(community, () => releaseAll(community, [id], why))
    }
  }

  async function all(): Promise<void> {
    for (const [community, whom] of asked) {
      asked.delete(community)
      try {
        await look(community, whom)
      } catch (error) {
        // It is looked at again tomorrow.
        if (error instanceof PlatformError)
          logger.warn('moderators could not be looked up', { operation: error.operation })
        else logger.error('moderators could not be looked up', error)
      }
    }
  }

  function begin(): void {
    if (asked.size === 0 || running !== undefined) return
    running = all().finally(() => {
      running = undefined
      begin()
      rested()
    })
  }

  return {
    ask(community, member) {
      const known = asked.get(community)
      if (member === undefined) asked.set(community, 'everybody')
      else if (known === undefined) asked.set(community, new Set([member]))
      else if (known !== 'everybody') known.add(member)
    },
    begin,
    async daily() {
      if (clock.now() < lookedAt + dayMs) return
      lookedAt = clock.now()
      for (const { community } of await store.spaces.all()) asked.set(community, 'everybody')
      begin()
    },
    busy: () => running !== undefined,
  }
}
