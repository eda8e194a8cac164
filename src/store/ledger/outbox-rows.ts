// The outbox: every effect once, in order per place. Asked by delivery alone, across communities.
import { type Kysely, sql } from 'kysely'
import { type CommunityId, communityId } from '../../domain/ids.ts'
import type { PlatformName } from '../../domain/place.ts'
import type { PerformerName } from '../../ports/call-out.ts'
import type { Moved } from '../joining/joining.ts'
import type { Tables } from '../schema.ts'
import { isLeft, isLeftAtStart, isNoOthers } from './held-by.ts'
import { isOnPlatform } from './is-on-platform.ts'
import { hotOutbox } from './outbox-hot.ts'
import type { Holder } from './process-rows.ts'

export interface NewEffectRow {
  readonly id: string
  readonly community: CommunityId
  readonly placeKey: string
  readonly effect: unknown
  readonly followUp: unknown
  readonly notBefore: number
  readonly at: number
  /** When it was meant, for what is sent again. */
  readonly meantAt?: number
}

export interface EffectRow {
  readonly id: string
  readonly community: CommunityId
  readonly placeKey: string
  /** Undefined once it was blanked. */
  readonly effect: unknown
  readonly followUp: unknown
  readonly attempts: number
  readonly unknownSince: number | undefined
  /** When it first could not be done while its platform answered others. */
  readonly heldSince: number | undefined
  readonly createdAt: number
}

/** What waits for a platform and could be done by now: how much, and since when the oldest could. */
export interface Owed {
  readonly count: number
  readonly since: number | undefined
}

export interface TidyBefore {
  readonly rows: number
  readonly bodies: number
  /** What failed and nobody dealt with is kept until then. */
  readonly failed: number
}

export interface HeldEffect {
  readonly notBefore: number
  readonly unknownSince: number | undefined
  readonly heldSince: number | undefined
  readonly outcome: unknown
}

export interface OutboxRows {
  add(row: NewEffectRow): Promise<void>
  /**
   * The lowest undone effect of each place of a platform, or of each webhook, that is free and due, leased until `leaseUntil` and counted as
   * tried.
   */
  claim(performer: PerformerName, now: number, leaseUntil: number, limit: number): Promise<readonly EffectRow[]>
  end(id: string, state: 'done' | 'refused' | 'failed', outcome: unknown, at: number): Promise<void>
  /** Gives it back to be tried at `notBefore`, with how this try went. */
  hold(id: string, held: HeldEffect): Promise<void>
  /**
   * The community that it is of by now, if it is still this process's to end, and nobody else's before the transaction is
   * over.
   */
  mine(id: string, community: CommunityId): Promise<CommunityId | undefined>
  /**
   * Frees what processes that are gone had leased for `leaseMs`: whether that was done is unknown since then. `at start`:
   * also what this one had in an earlier life. Tells how many.
   */
  freeLeases(leaseMs: number, whose: 'at start' | 'of the dead'): Promise<number>
  /** No process lived until now: that time does not count as waiting for a platform. */
  wasAlone(): Promise<void>
  /** What could be done by now on a platform and is not: also what failed and waits for another try. */
  owed(platform: PlatformName, now: number): Promise<Owed>
  count(state: 'waiting' | 'failed', community?: CommunityId): Promise<number>
  /** Deletes what ended before `rows`, and what failed then once it was dealt with or ended before `failed`; blanks what was done before `bodies`. */
  tidy(before: TidyBefore): Promise<void>
}

/** The outbox of all communities. */
export const outboxRows = (
  db: () => Kysely<Tables>,
  me: Holder,
  telling: () => Kysely<Tables>,
  moved: Moved,
): OutboxRows => ({
  ...hotOutbox(db, me, telling),
  async hold(id, { notBefore, unknownSince, heldSince, outcome }) {
    await db()
      .updateTable('outbox')
      .set({
        not_before: notBefore,
        unknown_since: unknownSince ?? null,
        held_since: heldSince ?? null,
        outcome: JSON.stringify(outcome),
        lease_until: 0,
        leased_by: null,
        // It has had its first try.
        made_by: null,
      })
      .where('id', '=', id)
      .where(isNoOthers('leased_by', me))
      .execute()
  },
  async mine(id, community) {
    if (!me.shared && !moved.ever) return community
    const row = await db()
      .selectFrom('outbox')
      .select('community')
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where(isNoOthers('leased_by', me))
      .$if(me.shared, (query) => query.forUpdate())
      .executeTakeFirst()
    return row === undefined ? undefined : communityId(row.community)
  },
  async freeLeases(leaseMs, whose) {
    const left = (column: string) => (whose === 'at start' ? isLeftAtStart(column, me) : isLeft(column))
    const freed = await db()
      .updateTable('outbox')
      .set((build) => ({
        unknown_since: build.fn.coalesce('unknown_since', build('lease_until', '-', leaseMs)),
        lease_until: 0,
        leased_by: null,
      }))
      .where('state', '=', 'waiting')
      .where('lease_until', '>', 0)
      .where(left('leased_by'))
      .executeTakeFirst()
    await db()
      .updateTable('outbox')
      .set({ made_by: null })
      .where('state', '=', 'waiting')
      .where('made_by', 'is not', null)
      .where(left('made_by'))
      .execute()
    return Number(freed.numUpdatedRows)
  },
  async wasAlone() {
    await db().updateTable('outbox').set({ held_since: null }).where('state', '=', 'waiting').execute()
  },
  async owed(platform, now) {
    const row = await db()
      .selectFrom('outbox')
      .select((build) => build.fn.countAll<number>().as('count'))
      // Another try moves the moment on: what was tried could be done as early as it was made.
      .select(sql<number | null>`min(case when attempts > 0 then created_at else not_before end)`.as('since'))
      .where('state', '=', 'waiting')
      .where(isOnPlatform('place_key', platform))
      .where((build) => build.or([build('attempts', '>', 0), build('not_before', '<=', now)]))
      .executeTakeFirstOrThrow()
    return { count: Number(row.count), since: row.since === null ? undefined : Number(row.since) }
  },
  async count(state, community) {
    let query = db()
      .selectFrom('outbox')
      .select((build) => build.fn.countAll<number>().as('count'))
      .where('state', '=', state)
    if (community !== undefined) query = query.where('community', '=', community)
    return (await query.executeTakeFirstOrThrow()).count
  },
  async tidy(before) {
    const ended = ['done', 'refused']
    await db().deleteFrom('outbox').where('state', 'in', ended).where('ended_at', '<', before.rows).execute()
    const failed = () => db().deleteFrom('outbox').where('state', '=', 'failed')
    await failed().where('dismissed_at', '<', before.rows).execute()
    await failed().where('ended_at', '<', before.failed).execute()
    const blank = () =>
      db().updateTable('outbox').set({ effect: null, follow_up: null, outcome: null }).where('effect', 'is not', null)
    await blank().where('state', 'in', ended).where('ended_at', '<', before.bodies).execute()
    // What failed is kept as long as somebody may want to mend it, but no longer than anything else that people wrote.
    await blank().where('state', '=', 'failed').where('ended_at', '<', before.rows).execute()
  },
})
