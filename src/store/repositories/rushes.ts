// When many come or go at once in a space of one community: the bursts of arrivals, where welcomes are paused, and leaves
// that are told together.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface Burst {
  readonly id: string
  readonly space: SpaceRef
  readonly beganAt: number
  readonly lastAt: number
}

export interface Pause {
  readonly space: SpaceRef
  readonly member: MemberId
  readonly at: number
}

export interface Rushes {
  burst(id: string): Promise<Burst | undefined>
  /** The burst of a space to which somebody was counted since; undefined when there is none. */
  burstSince(space: SpaceRef, since: number): Promise<Burst | undefined>
  began(burst: Burst): Promise<void>
  goesOn(id: string, at: number): Promise<void>
  /** Who paused the welcomes of a space; undefined while they are not. */
  pause(space: SpaceRef): Promise<Pause | undefined>
  pauses(): Promise<readonly Pause[]>
  paused(pause: Pause): Promise<void>
  resumed(space: SpaceRef): Promise<void>
  /** Their leave is told together with others. */
  leftWithOthers(member: MemberId, space: SpaceRef, at: number): Promise<void>
  /** Takes out all leaves of a space that wait to be told, the first first. */
  takeLeaves(space: SpaceRef): Promise<readonly MemberId[]>
}

const pauseOf = hot(['community', 'space'], (db, { community, space }: { community: string; space: string }) =>
  db
    .selectFrom('welcome_pauses')
    .select(['space', 'member', 'paused_at'])
    .where('community', '=', community)
    .where('space', '=', space),
)

const readPause = (row: { space: string; member: string; paused_at: number }): Pause => ({
  ...{ space: readSpaceKey(row.space), member: memberId(row.member), at: row.paused_at },
})
const readBurst = (row: { id: string; space: string; began_at: number; last_at: number }): Burst => ({
  ...{ id: row.id, space: readSpaceKey(row.space), beganAt: row.began_at, lastAt: row.last_at },
})

/** Those of one community. */
export function rushesOf(db: () => Kysely<Tables>, community: CommunityId): Rushes {
  const bursts = () =>
    db().selectFrom('bursts').select(['id', 'space', 'began_at', 'last_at']).where('community', '=', community)
  return {
    async burst(id) {
      const row = await bursts().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : readBurst(row)
    },
    async burstSince(space, since) {
      const row = await bursts()
        .where('space', '=', spaceKey(space))
        .where('last_at', '>=', since)
        .orderBy('last_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : readBurst(row)
    },
    async began({ id, space, beganAt, lastAt }) {
      await db()
        .insertInto('bursts')
        .values({ id, community, space: spaceKey(space), began_at: beganAt, last_at: lastAt })
        .execute()
    },
    async goesOn(id, at) {
      await db()
        .updateTable('bursts')
        .set({ last_at: at })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async pause(space) {
      const [row] = (await pauseOf(db(), { community, space: spaceKey(space) })).rows
      return row === undefined ? undefined : readPause(row)
    },
    async pauses() {
      const rows = await db()
        .selectFrom('welcome_pauses')
        .select(['space', 'member', 'paused_at'])
        .where('community', '=', community)
        .orderBy('space')
        .execute()
      return rows.map(readPause)
    },
    async paused({ space, member, at }) {
      await db()
        .insertInto('welcome_pauses')
        .values({ space: spaceKey(space), community, member, paused_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async resumed(space) {
      await db()
        .deleteFrom('welcome_pauses')
        .where('community', '=', community)
        .where('space', '=', spaceKey(space))
        .execute()
    },
    async leftWithOthers(member, space, at) {
      const values = { community, space: spaceKey(space), left_at: at }
      await db()
        .insertInto('departures')
        .values({ member, ...values })
        .onConflict((conflict) => conflict.column('member').doUpdateSet(values))
        .execute()
    },
    async takeLeaves(space) {
      const rows = await db()
        .deleteFrom('departures')
        .where('community', '=', community)
        .where('space', '=', spaceKey(space))
        .returning(['member', 'left_at'])
        .execute()
      return rows.toSorted((a, b) => a.left_at - b.left_at).map(({ member }) => memberId(member))
    },
  }
}
