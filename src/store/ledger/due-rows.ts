// What is to be done later: one row a thing, written and cancelled where it is decided. Asked by delivery alone.
import type { Kysely } from 'kysely'
import { type CommunityId, communityId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'

export interface DueRow {
  readonly id: string
  readonly community: CommunityId
  readonly kind: string
  readonly subject: string
  readonly at: number
}

export interface DueRows {
  /** Sets when it is due, replacing an earlier moment. */
  set(row: DueRow): Promise<void>
  cancel(community: CommunityId, kind: string, subject: string): Promise<void>
  /** All of a kind. */
  cancelAll(community: CommunityId, kind: string): Promise<void>
  get(community: CommunityId, kind: string, subject: string): Promise<number | undefined>
  /** What is due by now, the longest due first. */
  due(now: number, limit: number): Promise<readonly DueRow[]>
  /** Puts a failed one off. */
  postpone(id: string, until: number): Promise<void>
  /** Ends it, and gives the community that it is of by now; undefined when it was set anew to another moment meanwhile, or somebody else has done it. */
  end(id: string, at: number): Promise<CommunityId | undefined>
}

const dueBy = hot(['now', 'limit'], (db, { now, limit }: { now: number; limit: number }) =>
  db
    .selectFrom('due')
    .select(['id', 'community', 'kind', 'subject', 'at'])
    .where('at', '<=', now)
    .where('lease_until', '<=', now)
    .orderBy('at')
    .limit(plannedLimit(limit)),
)

/** What is due in all communities. */
export const dueRows = (db: () => Kysely<Tables>, telling: () => Kysely<Tables>): DueRows => ({
  async set(row) {
    await telling()
      .insertInto('due')
      .values({ ...row, lease_until: 0 })
      .onConflict((conflict) =>
        conflict.columns(['community', 'kind', 'subject']).doUpdateSet({ at: row.at, lease_until: 0 }),
      )
      .execute()
  },
  async cancel(community, kind, subject) {
    await db()
      .deleteFrom('due')
      .where('community', '=', community)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .execute()
  },
  async cancelAll(community, kind) {
    await db().deleteFrom('due').where('community', '=', community).where('kind', '=', kind).execute()
  },
  async get(community, kind, subject) {
    const row = await db()
      .selectFrom('due')
      .select('at')
      .where('community', '=', community)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .executeTakeFirst()
    return row?.at
  },
  async due(now, limit) {
    const { rows } = await dueBy(db(), { now, limit })
    return rows.map((row) => ({ ...row, community: communityId(row.community) }))
  },
  async postpone(id, until) {
    await db().updateTable('due').set({ lease_until: until }).where('id', '=', id).execute()
  },
  async end(id, at) {
    const ended = await db()
      .deleteFrom('due')
      .where('id', '=', id)
      .where('at', '=', at)
      .returning('community')
      .executeTakeFirst()
    return ended === undefined ? undefined : communityId(ended.community)
  },
})
