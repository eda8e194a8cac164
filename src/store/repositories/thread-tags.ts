// The tags of one community's support threads.
import { type Kysely, sql } from 'kysely'
import { type CommunityId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface ThreadTags {
  /** False when it has that tag already. */
  add(thread: ThreadId, tag: string, at: number): Promise<boolean>
  /** False when it did not have it. */
  remove(thread: ThreadId, tag: string): Promise<boolean>
  /** Those of a thread, in alphabetical order. */
  of(thread: ThreadId): Promise<readonly string[]>
  /** Those of each of these threads that has some, in alphabetical order. */
  ofEach(threads: readonly ThreadId[]): Promise<ReadonlyMap<ThreadId, readonly string[]>>
  /** Those in use that have these words, the most used first, `most` of them. */
  used(words: string, most: number): Promise<readonly string[]>
}

/** The tags of one community. */
export const threadTagsOf = (db: () => Kysely<Tables>, community: CommunityId): ThreadTags => ({
  async add(thread, tag, at) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('thread_tags')
      .values({ community, thread, tag, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async remove(thread, tag) {
    const { numDeletedRows } = await db()
      .deleteFrom('thread_tags')
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('tag', '=', tag)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
  of: async (thread) => (await tagsOf(db, community, [thread])).get(thread) ?? [],
  ofEach: (threads) => tagsOf(db, community, threads),
  async used(words, most) {
    const escaped = words.replaceAll(/[\\%_]/g, '\\$&')
    const rows = await db()
      .selectFrom('thread_tags')
      .select((build) => ['tag', build.fn.countAll<number>().as('times')])
      .where('community', '=', community)
      .where(sql<boolean>`tag like ${`%${escaped}%`} escape '\\'`)
      .groupBy('tag')
      .orderBy('times', 'desc')
      .orderBy('tag')
      .limit(most)
      .execute()
    return rows.map(({ tag }) => tag)
  },
})

/** Sorted here: where tags are asked for in their order, SQLite walks through all of a community. */
async function tagsOf(db: () => Kysely<Tables>, community: CommunityId, threads: readonly ThreadId[]) {
  if (threads.length === 0) return new Map<ThreadId, readonly string[]>()
  const rows = await db()
    .selectFrom('thread_tags')
    .select(['thread', 'tag'])
    .where('community', '=', community)
    .where('thread', 'in', [...threads])
    .execute()
  const found = Map.groupBy(rows, ({ thread }) => threadId(thread))
  return new Map([...found].map(([thread, all]) => [thread, all.map(({ tag }) => tag).toSorted()]))
}
