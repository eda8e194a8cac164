// What somebody wrote to Hearth outside of any thread: kept for 15 minutes, for them alone, until they say where it belongs.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { placeKey, type UserRef } from '../../domain/place.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import { ref as readRef } from '../../ports/stored-place.ts'
import { directPlace, type House } from '../house.ts'
import type { SentWords } from './sent-words.ts'

const keptMs = 15 * 60_000

export interface KeptWords {
  /** Keeps words; the id finds them again. */
  keep(community: CommunityId, user: UserRef, words: SentWords): Promise<string>
  /** Reads them without taking them out. */
  peek(writer: Pick<Caller, 'community' | 'user'>, id: string): Promise<SentWords | undefined>
  /** Takes them out for the one who wrote them; undefined once they are used or too old. */
  take(writer: Pick<Caller, 'community' | 'user'>, id: string): Promise<SentWords | undefined>
}

const keyOf = (community: CommunityId, id: string): string => `${community}:words:${id}`
const ownerOf = (user: UserRef): string => placeKey(directPlace(user))

/** The kept words of a house. */
export function keptWords({ store, ids, clock }: House): KeptWords {
  async function peek({ community, user }: Pick<Caller, 'community' | 'user'>, id: string) {
    const kept: unknown = await store.drafts.get(keyOf(community, id))
    if (!Array.isArray(kept)) return undefined
    const [owner, until, text, files, source]: readonly unknown[] = kept
    if (owner !== ownerOf(user) || Number(until) < clock.now()) return undefined
    // What was kept before files were is without them.
    return {
      text: String(text),
      files: typeof files === 'string' ? readFileRefs(JSON.parse(files)) : [],
      ...(typeof source === 'string' ? { source: readRef.parse(JSON.parse(source)) } : {}),
    }
  }
  return {
    peek,
    async keep(community, user, { text, files, source }) {
      const id = ids.next()
      const until = clock.now() + keptMs
      const from = source === undefined ? [] : [JSON.stringify(source)]
      const kept = [ownerOf(user), String(until), text, JSON.stringify(files), ...from]
      await store.drafts.set(keyOf(community, id), kept, keptMs)
      return id
    },
    async take(writer, id) {
      const kept = await peek(writer, id)
      if (kept !== undefined) await store.drafts.delete(keyOf(writer.community, id))
      return kept
    },
  }
}
