// The notes on people of one community: whom they are on, who wrote them, what was said.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, threadId } from '../../domain/ids.ts'
import { type TouchPoint, touchWays } from '../../domain/touch-point.ts'
import type { Tables } from '../schema.ts'

export interface TouchPoints {
  get(id: string): Promise<TouchPoint | undefined>
  add(note: TouchPoint): Promise<void>
  change(id: string, to: Pick<TouchPoint, 'at' | 'how' | 'said' | 'follows'>): Promise<void>
  remove(id: string): Promise<void>
  /** On any of these accounts, the latest first: so many, from there on. */
  on(members: readonly MemberId[], from: number, most: number): Promise<readonly TouchPoint[]>
  /** How many there are on these accounts, and when they were last spoken with. */
  summary(members: readonly MemberId[]): Promise<{ readonly count: number; readonly lastAt: number | undefined }>
  /** How many these accounts wrote. */
  countBy(authors: readonly MemberId[]): Promise<number>
  /** Those on them go. */
  forget(ids: readonly string[]): Promise<void>
  /** Those of what was before a moment, and of no thread that must be kept, go: so many at most. Tells how many went. */
  forgetBefore(at: number, most: number): Promise<number>
}

const noteOf = (row: Selectable<Tables['touch_points']>): TouchPoint => ({
  ...{ id: row.id, at: row.at, said: row.said },
  member: memberId(row.member),
  author: memberId(row.author),
  how: touchWays.find((one) => one === row.how) ?? 'other',
  follows: row.follows ?? undefined,
  thread: row.thread === null ? undefined : threadId(row.thread),
})

/** The notes of one community. */
export function touchPointsOf(db: () => Kysely<Tables>, community: CommunityId): TouchPoints {
  const notes = () => db().selectFrom('touch_points').where('community', '=', community)
  const removing = () => db().deleteFrom('touch_points').where('community', '=', community)
  return {
    async get(id) {
      const row = await notes().selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : noteOf(row)
    },
    async add({ follows = null, thread = null, ...note }) {
      await db()
        .insertInto('touch_points')
        .values({ ...note, follows, thread, community })
        .execute()
    },
    async change(id, { at, how, said, follows = null }) {
      await db()
        .updateTable('touch_points')
        .set({ at, how, said, follows })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      await removing().where('id', '=', id).execute()
    },
    async on(members, from, most) {
      if (members.length === 0) return []
      const rows = await notes()
        .selectAll()
        .where('member', 'in', [...members])
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .offset(from)
        .limit(most)
        .execute()
      return rows.map(noteOf)
    },
    async summary(members) {
      if (members.length === 0) return { count: 0, lastAt: undefined }
      const row = await notes()
        .select((build) => [build.fn.countAll<number>().as('count'), build.fn.max<number | null>('at').as('last')])
        .where('member', 'in', [...members])
        .executeTakeFirstOrThrow()
      return { count: Number(row.count), lastAt: row.last === null ? undefined : Number(row.last) }
    },
    async countBy(authors) {
      if (authors.length === 0) return 0
      const row = await notes()
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('author', 'in', [...authors])
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async forget(ids) {
      if (ids.length > 0)
        await removing()
          .where('id', 'in', [...ids])
          .execute()
    },
    async forgetBefore(at, most) {
      const held = db()
        .selectFrom('thread_keeping')
        .select('thread')
        .where('community', '=', community)
        .where('held_at', 'is not', null)
      const old = await notes()
        .select('id')
        .where('at', '<', at)
        .where((build) => build.or([build('thread', 'is', null), build('thread', 'not in', held)]))
        .orderBy('at')
        .limit(most)
        .execute()
      if (old.length > 0)
        await removing()
          .where(
            'id',
            'in',
            old.map(({ id }) => id),
          )
          .execute()
      return old.length
    },
  }
}
