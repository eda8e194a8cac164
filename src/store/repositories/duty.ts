// Who of a community is on duty by their own word, and whom its new threads were offered to.
import type { Kysely, Selectable } from 'kysely'
import type { DutyWord } from '../../domain/duty.ts'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

/** `late`: they did not say in time. `taken`: somebody else has the thread, or it is over. */
export const offerStates = ['open', 'accepted', 'passed', 'late', 'taken'] as const
export type OfferState = (typeof offerStates)[number]

export interface DutyOffer {
  readonly id: string
  readonly thread: ThreadId
  readonly member: MemberId
  readonly state: OfferState
  readonly at: number
}

export interface Duty {
  /** What people said themselves, also what is over. */
  words(): Promise<readonly DutyWord[]>
  say(member: MemberId, word: Omit<DutyWord, 'member'>): Promise<void>
  offer(offer: DutyOffer): Promise<void>
  getOffer(id: string): Promise<DutyOffer | undefined>
  /** Whom a thread was offered to, the first first. */
  offersOf(thread: ThreadId): Promise<readonly DutyOffer[]>
  end(id: string, state: OfferState): Promise<void>
  /** What these accounts were offered, the first first. */
  offersTo(members: readonly MemberId[]): Promise<readonly DutyOffer[]>
  /** Forgets what they said, and what they were offered; what they may still accept stays. */
  forget(members: readonly MemberId[]): Promise<void>
  /** When each of these was last offered a thread; whoever never was is not in it. */
  lastOffered(members: readonly MemberId[]): Promise<ReadonlyMap<string, number>>
}

const offerOf = ({ id, thread, member, state, at }: Selectable<Tables['duty_offers']>): DutyOffer => ({
  ...{ id, thread: threadId(thread), member: memberId(member), at },
  state: offerStates.find((one) => one === state) ?? 'taken',
})

/** The duty of one community. */
export function dutyOf(db: () => Kysely<Tables>, community: CommunityId): Duty {
  const offers = () => db().selectFrom('duty_offers').selectAll().where('community', '=', community)
  return {
    async words() {
      const rows = await db().selectFrom('duty_words').selectAll().where('community', '=', community).execute()
      return rows.map(({ member, state, said_at, ends_at }) => ({
        ...{ member, since: said_at, until: ends_at ?? undefined },
        state: state === 'on' ? 'on' : 'off',
      }))
    },
    async say(member, { state, since, until }) {
      const row = { state, said_at: since, ends_at: until ?? null }
      await db()
        .insertInto('duty_words')
        .values({ member, community, ...row })
        .onConflict((conflict) => conflict.column('member').doUpdateSet(row))
        .execute()
    },
    async offer(offer) {
      await db()
        .insertInto('duty_offers')
        .values({ ...offer, community })
        .execute()
    },
    async getOffer(id) {
      const row = await offers().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : offerOf(row)
    },
    offersOf: async (thread) => (await offers().where('thread', '=', thread).orderBy('id').execute()).map(offerOf),
    async end(id, state) {
      await db()
        .updateTable('duty_offers')
        .set({ state })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async offersTo(members) {
      if (members.length === 0) return []
      const rows = await offers()
        .where('member', 'in', [...members])
        .orderBy('id')
        .execute()
      return rows.map(offerOf)
    },
    async forget(members) {
      if (members.length === 0) return
      await db()
        .deleteFrom('duty_words')
        .where('community', '=', community)
        .where('member', 'in', [...members])
        .execute()
      await db()
        .deleteFrom('duty_offers')
        .where('community', '=', community)
        .where('member', 'in', [...members])
        .where('state', 'not in', ['open', 'late'])
        .execute()
    },
    async lastOffered(members) {
      if (members.length === 0) return new Map()
      const rows = await db()
        .selectFrom('duty_offers')
        .select((build) => ['member', build.fn.max<number>('at').as('at')])
        .where('community', '=', community)
        .where('member', 'in', [...members])
        .groupBy('member')
        .execute()
      return new Map(rows.map(({ member, at }) => [member, at]))
    },
  }
}
