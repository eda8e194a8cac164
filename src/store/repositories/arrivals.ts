// The last arrival of each newcomer of one community, and how it stands with their greeting.
import type { Kysely, Selectable } from 'kysely'
import {
  type Arrival,
  type ArrivalState,
  arrivalStates,
  type GreetingKind,
  greetingKinds,
  helloStates,
  type Late,
  lates,
} from '../../domain/arrival.ts'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface NewArrival {
  readonly member: MemberId
  readonly space: SpaceRef
  readonly at: number
  /** When their account was made, where the platform tells. */
  readonly accountMadeAt: number | undefined
  readonly back: boolean
  readonly state: ArrivalState
  readonly late: Late
}

export interface Arrivals {
  get(member: MemberId): Promise<Arrival | undefined>
  /** They came: whatever is known of an earlier arrival of theirs is forgotten. */
  came(arrival: NewArrival): Promise<void>
  /** It is their turn to be greeted, in the way that the state says. */
  turn(member: MemberId, at: number, state: ArrivalState, late: Late): Promise<void>
  change(member: MemberId, state: ArrivalState): Promise<void>
  greeted(member: MemberId, kind: GreetingKind, at: number): Promise<void>
  /** Their direct greeting was refused; `kind` is how they were greeted instead. */
  refused(member: MemberId, kind: GreetingKind, at: number): Promise<void>
  /** Whether so many have come since, or had their turn. */
  manyCame(space: SpaceRef, since: number, many: number): Promise<boolean>
  manyTurns(space: SpaceRef, since: number, many: number): Promise<boolean>
  /** Those in a state who are there still, the first first. */
  waiting(space: SpaceRef, state: ArrivalState, most: number): Promise<readonly MemberId[]>
  /** All in a state who are there still were greeted in one post. */
  allGreeted(space: SpaceRef, state: ArrivalState, kind: GreetingKind, at: number): Promise<void>
  /** All in a state come into another. */
  changeAll(space: SpaceRef, from: ArrivalState, to: ArrivalState): Promise<void>
  /** Whoever had their turn before that moment is counted and greeted no more. */
  passOver(space: SpaceRef, state: ArrivalState, before: number): Promise<void>
  /** How many are in each state and there still. */
  counts(space: SpaceRef): Promise<ReadonlyMap<ArrivalState, number>>
  /** The last who were greeted, the latest first. */
  lastGreeted(most: number): Promise<readonly Arrival[]>
  /** How many direct greetings were refused since. */
  refusedSince(since: number): Promise<number>
  /** How many accounts came between these moments; of how many it is known when they were made; and made how many since. */
  ages(space: SpaceRef, from: number, to: number, youngMs: number): Promise<Ages>
}

export interface Ages {
  readonly came: number
  readonly known: number
  readonly young: number
}

export function arrivalOf(row: Selectable<Tables['arrivals']>): Arrival {
  const state = arrivalStates.find((one) => one === row.state)
  const hello = helloStates.find((one) => one === row.hello)
  if (state === undefined || hello === undefined) throw new Error('a stored arrival has no state of ours')
  return {
    member: memberId(row.member),
    space: readSpaceKey(row.space),
    arrivedAt: row.arrived_at,
    back: row.back === 1,
    state,
    late: lates.find((one) => one === row.late) ?? 'no',
    turnAt: row.turn_at ?? undefined,
    kind: greetingKinds.find((one) => one === row.way),
    greetedAt: row.greeted_at ?? undefined,
    refusedAt: row.refused_at ?? undefined,
    hello,
    greeter: row.greeter === null ? undefined : memberId(row.greeter),
  }
}

type Row = Selectable<Tables['arrivals']>

const arrivalBy = hot(['community', 'member'], (db, { community, member }: { community: string; member: string }) =>
  db.selectFrom('arrivals').selectAll().where('community', '=', community).where('member', '=', member),
)
type NewRow = Pick<Row, 'member' | 'community' | 'space' | 'arrived_at' | 'account_made_at' | 'back' | 'state' | 'late'>
const addArrival = hot(
  ['member', 'community', 'space', 'arrived_at', 'account_made_at', 'back', 'state', 'late'],
  (db, row: NewRow) => {
    const anew = { turn_at: null, way: null, greeted_at: null, refused_at: null, hello: 'none', list: null }
    const values = { ...row, ...anew, greeter: null, taken_at: null }
    return db
      .insertInto('arrivals')
      .values(values)
      .onConflict((conflict) => conflict.column('member').doUpdateSet(values))
  },
)
const greetedNow = hot(
  ['community', 'member', 'way', 'at'],
  (db, { community, member, way, at }: { community: string; member: string; way: string; at: number }) =>
    db
      .updateTable('arrivals')
      .set({ state: 'greeted', way, greeted_at: at })
      .where('community', '=', community)
      .where('member', '=', member),
)
const turnNow = hot(
  ['community', 'member', 'state', 'late', 'at'],
  (db, row: { community: string; member: string; state: string; late: string; at: number }) =>
    db
      .updateTable('arrivals')
      .set({ state: row.state, late: row.late, turn_at: row.at })
      .where('community', '=', row.community)
      .where('member', '=', row.member),
)
interface Many {
  readonly community: string
  readonly space: string
  readonly since: number
  readonly beside: number
}
/** The row that is there when there are so many; the index is walked no further. */
const soMany = (column: 'arrived_at' | 'turn_at') =>
  hot(['community', 'space', 'since', 'beside'], (db, { community, space, since, beside }: Many) =>
    db
      .selectFrom('arrivals')
      .select('community')
      .where('community', '=', community)
      .where('space', '=', space)
      .where(column, '>', since)
      .limit(1)
      .offset(plannedLimit(beside)),
  )
const manyCame = soMany('arrived_at')
const manyTurns = soMany('turn_at')

/** The arrivals of one community. */
export function arrivalsOf(db: () => Kysely<Tables>, community: CommunityId): Arrivals {
  const inState = (space: SpaceRef, state: ArrivalState) =>
    db()
      .selectFrom('arrivals')
      .innerJoin('members', 'members.id', 'arrivals.member')
      .where('arrivals.community', '=', community)
      .where('arrivals.space', '=', spaceKey(space))
      .where('arrivals.state', '=', state)
      .where('members.left_at', 'is', null)
  const changing = (space: SpaceRef, state: ArrivalState) =>
    db()
      .updateTable('arrivals')
      .where('community', '=', community)
      .where('space', '=', spaceKey(space))
      .where('state', '=', state)
  return {
    async get(member) {
      const [row] = (await arrivalBy(db(), { community, member })).rows
      return row === undefined ? undefined : arrivalOf(row)
    },
    async came({ member, space, at, accountMadeAt, back, state, late }) {
      await addArrival(db(), {
        ...{ member, community, space: spaceKey(space), arrived_at: at, account_made_at: accountMadeAt ?? null },
        ...{ back: back ? 1 : 0, state, late },
      })
    },
    async turn(member, at, state, late) {
      await turnNow(db(), { community, member, state, late, at })
    },
    async change(member, state) {
      await db()
        .updateTable('arrivals')
        .set({ state })
        .where('community', '=', community)
        .where('member', '=', member)
        .execute()
    },
    async greeted(member, kind, at) {
      await greetedNow(db(), { community, member, way: kind, at })
    },
    async refused(member, kind, at) {
      await db()
        .updateTable('arrivals')
        .set({ way: kind, refused_at: at })
        .where('community', '=', community)
        .where('member', '=', member)
        .execute()
    },
    async manyCame(space, since, many) {
      const found = await manyCame(db(), { community, space: spaceKey(space), since, beside: many - 1 })
      return found.rows.length > 0
    },
    async manyTurns(space, since, many) {
      const found = await manyTurns(db(), { community, space: spaceKey(space), since, beside: many - 1 })
      return found.rows.length > 0
    },
    async waiting(space, state, most) {
      const rows = await inState(space, state)
        .select('arrivals.member')
        .orderBy('arrivals.turn_at')
        .orderBy('arrivals.member')
        .limit(most)
        .execute()
      return rows.map(({ member }) => memberId(member))
    },
    async allGreeted(space, state, kind, at) {
      await db()
        .updateTable('members')
        .set({ greeted_at: at, pending: 0 })
        .where('community', '=', community)
        .where('left_at', 'is', null)
        .where('id', 'in', (build) =>
          build
            .selectFrom('arrivals')
            .select('member')
            .where('community', '=', community)
            .where('space', '=', spaceKey(space))
            .where('state', '=', state),
        )
        .execute()
      await changing(space, state).set({ state: 'greeted', way: kind, greeted_at: at }).execute()
    },
    async changeAll(space, from, to) {
      await changing(space, from).set({ state: to }).execute()
    },
    async passOver(space, state, before) {
      await changing(space, state).where('turn_at', '<', before).set({ state: 'passed-over' }).execute()
    },
    async counts(space) {
      const rows = await db()
        .selectFrom('arrivals')
        .innerJoin('members', 'members.id', 'arrivals.member')
        .select((build) => ['arrivals.state', build.fn.countAll<number>().as('count')])
        .where('arrivals.community', '=', community)
        .where('arrivals.space', '=', spaceKey(space))
        .where('arrivals.state', 'not in', ['greeted', 'passed-over', 'left'])
        .where('members.left_at', 'is', null)
        .groupBy('arrivals.state')
        .execute()
      return new Map(
        rows.flatMap(({ state, count }) => {
          const known = arrivalStates.find((one) => one === state)
          return known === undefined ? [] : [[known, count] as const]
        }),
      )
    },
    async lastGreeted(most) {
      const rows = await db()
        .selectFrom('arrivals')
        .selectAll()
        .where('community', '=', community)
        .where('greeted_at', 'is not', null)
        .orderBy('greeted_at', 'desc')
        .orderBy('member', 'desc')
        .limit(most)
        .execute()
      return rows.map(arrivalOf)
    },
    async refusedSince(since) {
      const { count } = await db()
        .selectFrom('arrivals')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('community', '=', community)
        .where('refused_at', '>=', since)
        .executeTakeFirstOrThrow()
      return count
    },
    async ages(space, from, to, youngMs) {
      const came = () =>
        db()
          .selectFrom('arrivals')
          .select((build) => build.fn.countAll<number>().as('count'))
          .where('community', '=', community)
          .where('space', '=', spaceKey(space))
          .where('arrived_at', '>=', from)
          .where('arrived_at', '<=', to)
      const all = await came().executeTakeFirstOrThrow()
      const known = await came().where('account_made_at', 'is not', null).executeTakeFirstOrThrow()
      const young = await came()
        .where((build) => build('account_made_at', '>', build('arrived_at', '-', youngMs)))
        .executeTakeFirstOrThrow()
      return { came: all.count, known: known.count, young: young.count }
    },
  }
}
