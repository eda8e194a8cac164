// What stands on the other side of a separation: cards and notices of what stays in the place of what goes, and the reverse,
// and the team's ends of support threads whose opener is on the other side.
import { type Kysely, type SqlBool, sql } from 'kysely'
import { type CommunityId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { appearanceOf } from '../ledger/appearance-hot.ts'
import type { Appearance } from '../ledger/appearance-rows.ts'
import type { Tables } from '../schema.ts'

export interface Cut {
  /** They are shown no more: what stands there is the last that it says. */
  readonly appearances: readonly Appearance[]
  /** Threads whose team was on the other side: they have none now. */
  readonly threads: readonly ThreadId[]
}

/** Takes all that out, before the space has gone, in the caller's transaction. */
export async function cutAcross(db: Kysely<Tables>, space: SpaceRef, community: CommunityId): Promise<Cut> {
  const key = spaceKey(space)
  const inSpace = (column: string) =>
    sql<SqlBool>`(${sql.ref(column)} >= ${`${key}/`} and ${sql.ref(column)} < ${`${key}0`})`
  const ofSpace = sql<SqlBool>`(
    subject in (select id from threads where "community" = ${community} and space = ${key})
    or subject in (select id from suggestions where "community" = ${community} and space = ${key}))`
  const shown = await db
    .deleteFrom('appearances')
    .where('community', '=', community)
    .where('subject_kind', 'in', ['support-thread', 'suggestion', 'suggestion-review'])
    .where(sql<SqlBool>`${inSpace('place_key')} <> ${ofSpace}`)
    .returningAll()
    .execute()
  // Lists of newcomers and notices of bursts that stand on the other side say what they said last.
  await db
    .deleteFrom('appearances')
    .where('community', '=', community)
    .where('subject_kind', 'in', ['welcome-burst', 'welcome-hellos'])
    .where(
      sql<SqlBool>`${inSpace('place_key')} <> (
        subject in (select id from bursts where "community" = ${community} and space = ${key})
        or subject in (select list from arrivals where "community" = ${community} and space = ${key} and list is not null))`,
    )
    .execute()
  // What people write under a card that is none any more is counted nowhere.
  await db
    .deleteFrom('card_threads')
    .where('community', '=', community)
    .where(
      sql<SqlBool>`${inSpace('thread')} <> (suggestion in (select id from suggestions where "community" = ${community} and space = ${key}))`,
    )
    .execute()
  const threads = await db
    .updateTable('threads')
    .set({ team_place: null, team_place_key: null })
    .where('community', '=', community)
    .where('team_place_key', 'is not', null)
    .where(sql<SqlBool>`${inSpace('team_place_key')} <> (space = ${key})`)
    .returning('id')
    .execute()
  return { appearances: shown.map(appearanceOf), threads: threads.map(({ id }) => threadId(id)) }
}
