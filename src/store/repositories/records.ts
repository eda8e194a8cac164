// What is only ever added to: activities, the audit of moderators' acts, numbers, and the runs of schedules.
import type { Kysely, Selectable } from 'kysely'
import type { Activity, ActivityKind } from '../../domain/activity.ts'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface Act {
  readonly id: string
  readonly member: MemberId
  readonly act: string
  readonly subject: string
  readonly detail?: string
  readonly at: number
}

export interface Records {
  happened(id: string, activity: Activity): Promise<void>
  /** How often each of these kinds happened from `from` on and before `to`. */
  counts(
    kinds: readonly ActivityKind[],
    from: number,
    to: number,
  ): Promise<Readonly<Partial<Record<ActivityKind, number>>>>
  /** How many people did it from `from` on and before `to`, whichever of their accounts they used. */
  people(kind: ActivityKind, from: number, to: number): Promise<number>
  /** The same for each space by its key, where somebody did; whoever did it in two is counted in both. */
  peopleBySpace(kind: ActivityKind, from: number, to: number): Promise<ReadonlyMap<string, number>>
  /** Keeps what a moderator or admin did. */
  acted(act: Act): Promise<void>
  acts(): Promise<readonly Omit<Act, 'id'>[]>
  /** The last act on a subject; undefined when there was none. */
  lastAct(subject: string): Promise<Pick<Act, 'member' | 'act' | 'at'> | undefined>
  /** The next number of a kind: 1, 2, 3, without gaps. */
  nextNumber(kind: string): Promise<number>
  /** False when this period of the schedule has run before. */
  startRun(schedule: string, period: string, at: number): Promise<boolean>
  /** Whether this period of the schedule has run. */
  hasRun(schedule: string, period: string): Promise<boolean>
}

const addActivity = hot(
  ['id', 'community', 'space', 'kind', 'member', 'subject', 'at'],
  (db, row: Selectable<Tables['activities']>) => db.insertInto('activities').values(row),
)
const takeNumber = hot(['community', 'kind'], (db, { community, kind }: { community: string; kind: string }) =>
  db
    .insertInto('numbers')
    .values({ community, kind, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['community', 'kind']).doUpdateSet((build) => ({ last: build('numbers.last', '+', 1) })),
    )
    .returning('last'),
)

interface Stretch {
  readonly community: string
  readonly from: number
  readonly to: number
}
const peopleWho = hot(
  ['community', 'kind', 'from', 'to'],
  (db, { community, kind, from, to }: Stretch & { kind: string }) =>
    db
      .selectFrom('activities')
      .innerJoin('members', 'members.id', 'activities.member')
      .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
      .where('activities.community', '=', community)
      .where('activities.kind', '=', kind)
      .where('activities.at', '>=', from)
      .where('activities.at', '<', to),
)

/** The space of whoever did it is where they did it, and the index of what happened has no other. */
const peopleWhere = hot(
  ['community', 'kind', 'from', 'to'],
  (db, { community, kind, from, to }: Stretch & { kind: string }) =>
    db
      .selectFrom('activities')
      .innerJoin('members', 'members.id', 'activities.member')
      .select((build) => ['members.space', build.fn.count<number>('members.person').distinct().as('people')])
      .where('activities.community', '=', community)
      .where('activities.kind', '=', kind)
      .where('activities.at', '>=', from)
      .where('activities.at', '<', to)
      .groupBy('members.space'),
)

const timesOf = hot(
  ['community', 'kind', 'from', 'to'],
  (db, { community, kind, from, to }: Stretch & { kind: string }) =>
    db
      .selectFrom('activities')
      .select((build) => build.fn.countAll<number>().as('times'))
      .where('community', '=', community)
      .where('kind', '=', kind)
      .where('at', '>=', from)
      .where('at', '<', to),
)

const actOf = ({ member, act, subject, detail, at }: Selectable<Tables['audit']>): Omit<Act, 'id'> => ({
  member: memberId(member),
  act,
  subject,
  at,
  ...(detail === null ? {} : { detail }),
})

/** The records of one community. */
export const recordsOf = (db: () => Kysely<Tables>, community: CommunityId): Records => ({
  async happened(id, activity) {
    await addActivity(db(), {
      id,
      community,
      space: spaceKey(activity.space),
      kind: activity.kind,
      member: activity.member ?? null,
      subject: activity.subject ?? null,
      at: activity.at,
    })
  },
  async counts(kinds, from, to) {
    // Each by itself, in its own stretch of the index.
    const times = async (kind: ActivityKind) => (await timesOf(db(), { community, kind, from, to })).rows[0]?.times ?? 0
    return Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await times(kind)])))
  },
  async people(kind, from, to) {
    const [row] = (await peopleWho(db(), { community, kind, from, to })).rows
    return row?.people ?? 0
  },
  async peopleBySpace(kind, from, to) {
    const { rows } = await peopleWhere(db(), { community, kind, from, to })
    return new Map(rows.map(({ space, people }) => [space, people]))
  },
  async acted(act) {
    await db()
      .insertInto('audit')
      .values({ ...act, community, detail: act.detail ?? null })
      .execute()
  },
  async acts() {
    const rows = await db().selectFrom('audit').selectAll().where('community', '=', community).orderBy('id').execute()
    return rows.map(actOf)
  },
  async lastAct(subject) {
    const row = await db()
      .selectFrom('audit')
      .select(['member', 'act', 'at'])
      .where('community', '=', community)
      .where('subject', '=', subject)
      .orderBy('id', 'desc')
      .executeTakeFirst()
    return row === undefined ? undefined : { ...row, member: memberId(row.member) }
  },
  async nextNumber(kind) {
    const [row] = (await takeNumber(db(), { community, kind })).rows
    if (row === undefined) throw new Error('a number was taken and is not there')
    return row.last
  },
  async startRun(schedule, period, at) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('runs')
      .values({ community, schedule, period, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async hasRun(schedule, period) {
    const row = await db()
      .selectFrom('runs')
      .select('at')
      .where('community', '=', community)
      .where('schedule', '=', schedule)
      .where('period', '=', period)
      .executeTakeFirst()
    return row !== undefined
  },
})
