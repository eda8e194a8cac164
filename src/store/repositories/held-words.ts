// Words of one community that wait for the end of a support thread they are for.
import type { Kysely } from 'kysely'
import { type CommunityId, memberId, type ThreadId } from '../../domain/ids.ts'
import { type HeldWords, type ThreadEnd, wordsManners } from '../../domain/support.ts'
import type { Tables } from '../schema.ts'

export interface HeldWordsRows {
  hold(words: HeldWords, at: number): Promise<void>
  /** Takes out all that wait for that end, the earliest first. */
  take(thread: ThreadId, toward: ThreadEnd): Promise<readonly HeldWords[]>
}

/** The waiting words of one community. */
export const heldWordsOf = (db: () => Kysely<Tables>, community: CommunityId): HeldWordsRows => ({
  async hold(words, at) {
    await db()
      .insertInto('held_words')
      .values({ ...words, community, at })
      .execute()
  },
  async take(thread, toward) {
    const rows = await db()
      .deleteFrom('held_words')
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('toward', '=', toward)
      .returningAll()
      .execute()
    return rows
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({
        id: row.id,
        thread,
        toward,
        author: memberId(row.author),
        manner: wordsManners.find((manner) => manner === row.manner) ?? 'written',
        text: row.text,
      }))
  },
})
