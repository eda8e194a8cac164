// What is asked of the appearances for every change: added, touched, claimed, shown. Each of these is compiled once.
import type { Kysely, Selectable } from 'kysely'
import { communityId } from '../../domain/ids.ts'
import { placeKey } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import { plannedLimit } from '../planned-limit.ts'
import { readMessageRef, readPlace } from '../repositories/stored-place.ts'
import type { Tables } from '../schema.ts'
import type { Appearance, AppearanceRows } from './appearance-rows.ts'
import { isNoOthers, mayClaim } from './held-by.ts'
import { type Bounds, boundsOf, isBetween } from './is-on-platform.ts'
import type { Holder } from './process-rows.ts'
import { unknownAfterLease } from './unknown-after-lease.ts'

/** An appearance as it was kept. */
export const appearanceOf = (row: Selectable<Tables['appearances']>): Appearance => ({
  id: row.id,
  community: communityId(row.community),
  subjectKind: row.subject_kind,
  subject: row.subject,
  role: row.role,
  place: readPlace(row.place),
  message: row.message === null ? undefined : readMessageRef(row.message),
  wanted: row.wanted,
  shown: row.shown,
  attempts: row.attempts,
  losses: row.losses,
  unknownSince: row.unknown_since ?? undefined,
  freeAt: row.next_at,
})

type Added = Pick<
  Selectable<Tables['appearances']>,
  'id' | 'community' | 'subject_kind' | 'subject' | 'role' | 'place' | 'place_key' | 'created_at'
>
const addAppearance = hot(
  ['id', 'community', 'subject_kind', 'subject', 'role', 'place', 'place_key', 'created_at'],
  (db, row: Added) =>
    db
      .insertInto('appearances')
      .values({
        ...row,
        ...{ message: null, wanted: 1, shown: 0, attempts: 0, losses: 0, unknown_since: null },
        ...{ next_at: 0, lease_until: 0, refused: null, outcome: null },
        ...{ held_since: null, failed_at: null, dismissed_at: null },
      })
      .onConflict((conflict) => conflict.doNothing()),
)

interface Touched {
  readonly community: string
  readonly kind: string
  readonly subject: string
}
const touched = hot(['community', 'kind', 'subject'], (db, { community, kind, subject }: Touched) =>
  db
    .updateTable('appearances')
    .set((build) => ({ wanted: build('wanted', '+', 1), refused: null, failed_at: null }))
    .where('community', '=', community)
    .where('subject_kind', '=', kind)
    .where('subject', '=', subject),
)

type Claiming = Bounds & {
  readonly now: number
  readonly leaseUntil: number
  readonly leaseMs: number
  readonly limit: number
}

const claiming = (me: Holder) =>
  hot(['from', 'to', 'now', 'leaseUntil', 'leaseMs', 'limit'], (db, args: Claiming) =>
    db
      .with('picked', (build) =>
        build
          .selectFrom('appearances as old')
          .select('old.id')
          .whereRef('old.wanted', '>', 'old.shown')
          .where(isBetween('old.place_key', args))
          .where('old.next_at', '<=', args.now)
          .where('old.lease_until', '<=', args.now)
          .where(isNoOthers('old.leased_by', me))
          .where(mayClaim(me))
          .orderBy('old.created_at')
          .limit(plannedLimit(args.limit))
          .$if(me.shared, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('appearances')
      .set((build) => ({
        leased_by: me.id,
        lease_until: args.leaseUntil,
        attempts: build('attempts', '+', 1),
        unknown_since: unknownAfterLease(args.leaseMs),
      }))
      .where('id', 'in', (build) => build.selectFrom('picked').select('id'))
      .returningAll(),
  )

interface Shown {
  readonly id: string
  readonly version: number
  /** Null leaves it as it is. */
  readonly message: string | null
  /** Null leaves it as it is. */
  readonly nextAt: number | null
}

const showing = (me: Holder) =>
  hot(['id', 'version', 'message', 'nextAt'], (db, { id, version, message, nextAt }: Shown) =>
    db
      .updateTable('appearances')
      .set((build) => ({
        ...{ shown: version, message: build.fn.coalesce(build.val(message), 'message') },
        next_at: build.fn.coalesce(build.val(nextAt), 'next_at'),
        ...{ attempts: 0, unknown_since: null, lease_until: 0, leased_by: null },
        ...{ refused: null, outcome: null, held_since: null, failed_at: null, dismissed_at: null },
      }))
      .where('id', '=', id)
      .where(isNoOthers('leased_by', me)),
  )

/** That part of the appearances. */
export function hotAppearances(
  db: () => Kysely<Tables>,
  me: Holder,
  telling: () => Kysely<Tables>,
): Pick<AppearanceRows, 'add' | 'touch' | 'claim' | 'shown'> {
  const claimed = claiming(me)
  const nowShown = showing(me)
  return {
    async add(one) {
      await addAppearance(telling(), {
        id: one.id,
        community: one.community,
        subject_kind: one.subjectKind,
        subject: one.subject,
        role: one.role,
        place: JSON.stringify(one.place),
        place_key: placeKey(one.place),
        created_at: one.at,
      })
    },
    async touch(community, kind, subject) {
      await touched(telling(), { community, kind, subject })
    },
    async shown(id, version, message, nextAt) {
      const where = message === undefined ? null : JSON.stringify(message)
      await nowShown(db(), { id, version, message: where, nextAt: nextAt ?? null })
    },
    async claim(platform, now, leaseUntil, limit) {
      const times = { now, leaseUntil, leaseMs: leaseUntil - now }
      const { rows } = await claimed(db(), { ...boundsOf(platform), ...times, limit })
      return rows.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1)).map(appearanceOf)
    },
  }
}
