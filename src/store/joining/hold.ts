// What two communities would bring into one: whether each has numbers that the other may have given too.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

/** What has a number of its community. */
export const numbered = { thread: 'threads', suggestion: 'suggestions' } as const
export type Numbered = keyof typeof numbered
export const numberedKinds = ['thread', 'suggestion'] as const satisfies readonly Numbered[]

export type Held = Readonly<Record<Numbered, number>>

/** How many threads and suggestions a community has. */
export async function heldBy(db: Kysely<Tables>, community: CommunityId): Promise<Held> {
  const count = async (kind: Numbered): Promise<number> => {
    const row = await db
      .selectFrom(numbered[kind])
      .select((build) => build.fn.countAll<number>().as('count'))
      .where('community', '=', community)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  return { thread: await count('thread'), suggestion: await count('suggestion') }
}
