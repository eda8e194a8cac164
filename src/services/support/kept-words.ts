// What somebody wrote to Hearth outside of any thread: kept for 15 minutes, for them alone, until they say where it belongs.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { placeKey, type UserRef } from '../../domain/place.ts'
import { directPlace, type House } from '../house.ts'

const keptMs = 15 * 60_000

export interface KeptWords {
  /** Keeps words; the id finds them again. */
  keep(community: CommunityId, user: UserRef, text: string): Promise<string>
  /** Takes them out for the one who wrote them; undefined once they are used or too old. */
  take(writer: Pick<Caller, 'community' | 'user'>, id: string): Promise<string | undefined>
}

const keyOf = (community: CommunityId, id: string): string => `${community}:words:${id}`
const ownerOf = (user: UserRef): string => placeKey(directPlace(user))

/** The kept words of a house. */
export function keptWords({ store, ids, clock }: House): KeptWords {
  return {
    async keep(community, user, text) {
      const id = ids.next()
      const until = clock.now() + keptMs
      await store.drafts.set(keyOf(community, id), [ownerOf(user), String(until), text], keptMs)
      return id
    },
    async take({ community, user }, id) {
      const key = keyOf(community, id)
      const kept: unknown = await store.drafts.get(key)
      if (!Array.isArray(kept)) return undefined
      const [owner, until, text]: readonly unknown[] = kept
      if (owner !== ownerOf(user) || Number(until) < clock.now()) return undefined
      await store.drafts.delete(key)
      return String(text)
    },
  }
}
