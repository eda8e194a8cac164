// What is asked of the outbox for every effect: added, claimed, ended. Each of these is compiled once.
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import { communityId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import { laterOf } from '../later-of.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'
import { isNoOthers, mayClaim } from './held-by.ts'
import { type Bounds, boundsOf, isBetween } from './is-on-platform.ts'
import type { EffectRow, OutboxRows } from './outbox-rows.ts'
import type { Holder } from './process-rows.ts'
import { unknownAfterLease } from './unknown-after-lease.ts'

const effectRowOf = (row: Selectable<Tables['outbox']>): EffectRow => ({
  id: row.id,
  community: communityId(row.community),
  placeKey: row.place_key,
  effect: row.effect === null ? undefined : JSON.parse(row.effect),
  followUp: row.follow_up === null ? undefined : JSON.parse(row.follow_up),
  attempts: row.attempts,
  unknownSince: row.unknown_since ?? undefined,
  heldSince: row.held_since ?? undefined,
  createdAt: row.created_at,
})

/**
 * Nothing that waits stands before it in the line of its place. PostgreSQL would take `not exists` for a join of all with
 * all; asked for the lowest, it looks one up.
 */
export const isFirstOfItsPlace = ({ shared }: Holder) =>
  shared
    ? sql<boolean>`first.position = (
        select min(earlier.position) from outbox as earlier
        where earlier.state = 'waiting' and earlier.place_key = first.place_key)`
    : sql<boolean>`not exists (
        select earlier.position from outbox as earlier
        where earlier.state = 'waiting' and earlier.place_key = first.place_key and earlier.position < first.position)`

/** How long the others leave a new effect to the process that committed it. Milliseconds. */
const makersMs = 1_000

/** What another process has only just committed, it tries first. */
const isOursToTry = ({ id, shared }: Holder, madeBy: number): RawBuilder<boolean> =>
  shared
    ? sql<boolean>`(first.made_by is null or first.made_by = ${id} or first.created_at <= ${madeBy})`
    : sql<boolean>`true`

/** When this process may try the first effect of a place. */
export const triedFirstBy = ({ id, shared }: Holder): RawBuilder<number> => {
  const at = laterOf('first.not_before', 'first.lease_until')
  if (!shared) return at
  const made = sql`case when first.made_by <> ${id} then first.created_at + ${sql.lit(makersMs)} else 0 end`
  return sql<number>`greatest(${at}, ${made})`
}

type Added = Pick<
  Selectable<Tables['outbox']>,
  'id' | 'community' | 'place_key' | 'effect' | 'follow_up' | 'not_before' | 'created_at' | 'meant_at' | 'made_by'
>
const addEffect = hot(
  ['id', 'community', 'place_key', 'effect', 'follow_up', 'not_before', 'created_at', 'meant_at', 'made_by'],
  (db, row: Added) =>
    db.insertInto('outbox').values({
      ...row,
      ...{ state: 'waiting', attempts: 0, unknown_since: null, held_since: null, lease_until: 0 },
      ...{ outcome: null, ended_at: null, dismissed_at: null },
    }),
)

type Claiming = Bounds & {
  readonly now: number
  readonly leaseUntil: number
  readonly leaseMs: number
  /** What was made later is tried first by whoever made it. */
  readonly madeBy: number
  readonly limit: number
}

const claiming = (me: Holder) =>
  hot(['from', 'to', 'now', 'leaseUntil', 'leaseMs', 'madeBy', 'limit'], (db, args: Claiming) =>
    db
      // A process that is being claimed beside this one locks the row, and what is locked is somebody else's.
      .with('picked', (build) =>
        build
          .selectFrom('outbox as first')
          .select('first.position')
          .where('first.state', '=', sql.lit('waiting'))
          .where(isBetween('first.place_key', args))
          .where('first.not_before', '<=', args.now)
          .where('first.lease_until', '<=', args.now)
          .where(isNoOthers('first.leased_by', me))
          .where(isOursToTry(me, args.madeBy))
          .where(mayClaim(me))
          .where(isFirstOfItsPlace(me))
          .orderBy('first.position')
          .limit(plannedLimit(args.limit))
          .$if(me.shared, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('outbox')
      .set((build) => ({
        leased_by: me.id,
        lease_until: args.leaseUntil,
        attempts: build('attempts', '+', 1),
        unknown_since: unknownAfterLease(args.leaseMs),
      }))
      .where('position', 'in', (build) => build.selectFrom('picked').select('position'))
      .returningAll(),
  )

interface Ending {
  readonly id: string
  readonly state: string
  readonly outcome: string
  readonly at: number
}

const ending = (me: Holder) =>
  hot(['id', 'state', 'outcome', 'at'], (db, { id, state, outcome, at }: Ending) =>
    db
      .updateTable('outbox')
      .set({ state, outcome, ended_at: at, lease_until: 0, leased_by: null })
      .where('id', '=', id)
      .where(isNoOthers('leased_by', me)),
  )

/** That part of the outbox. */
export function hotOutbox(
  db: () => Kysely<Tables>,
  me: Holder,
  telling: () => Kysely<Tables>,
): Pick<OutboxRows, 'add' | 'claim' | 'end'> {
  const claimed = claiming(me)
  const ended = ending(me)
  return {
    async add(row) {
      await addEffect(telling(), {
        id: row.id,
        community: row.community,
        place_key: row.placeKey,
        effect: JSON.stringify(row.effect),
        follow_up: row.followUp === undefined ? null : JSON.stringify(row.followUp),
        not_before: row.notBefore,
        created_at: row.at,
        meant_at: row.meantAt ?? null,
        made_by: me.shared ? me.id : null,
      })
    },
    async claim(performer, now, leaseUntil, limit) {
      const times = { now, leaseUntil, leaseMs: leaseUntil - now, madeBy: now - makersMs }
      const { rows } = await claimed(db(), { ...boundsOf(performer), ...times, limit })
      return rows.toSorted((a, b) => a.position - b.position).map(effectRowOf)
    },
    async end(id, state, outcome, at) {
      await ended(db(), { id, state, outcome: JSON.stringify(outcome), at })
    },
  }
}
