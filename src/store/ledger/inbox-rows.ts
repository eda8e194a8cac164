// The inbox: every event and call once, with what it was answered. Asked by delivery alone, across communities.
import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'

export interface InboxMark {
  readonly key: string
  readonly community: string | undefined
  readonly kind: 'command' | 'event'
  readonly what: string
  readonly placeKey: string
  readonly payload: unknown
  readonly at: number
}

export interface ParkedEvent {
  readonly key: string
  readonly payload: unknown
  readonly attempts: number
}

export interface InboxRows {
  /** False when the key was marked before; that it was asked for does not count. */
  mark(mark: InboxMark): Promise<boolean>
  keepAnswer(key: string, answer: unknown): Promise<void>
  /** What a call was answered; undefined when it is not known, or was blanked. */
  answerOf(community: string, key: string): Promise<unknown>
  /** Keeps an event whose handler failed, to be tried again at `nextAt`. Does nothing when it is marked already. */
  park(mark: InboxMark, error: string, nextAt: number): Promise<void>
  parkedDue(now: number, limit: number): Promise<readonly ParkedEvent[]>
  parkAgain(key: string, error: string, nextAt: number | undefined): Promise<void>
  parkedEnded(key: string): Promise<void>
  /** How many events wait for a handler to be mended. */
  parkedCount(): Promise<number>
  nextParkedAt(): Promise<number | undefined>
  /** Forgets keys received before `keysBefore`, and the payloads and answers of those before `bodiesBefore`. */
  tidy(keysBefore: number, bodiesBefore: number): Promise<void>
}

/** The inbox of all communities. */
export const inboxRows = (db: () => Kysely<Tables>): InboxRows => {
  const values = (mark: InboxMark, state: string, error: string | null, nextAt: number | null) =>
    db()
      .insertInto('inbox')
      .values({
        key: mark.key,
        community: mark.community ?? null,
        kind: mark.kind,
        what: mark.what,
        place_key: mark.placeKey,
        payload: JSON.stringify(mark.payload ?? null),
        state,
        answer: null,
        received_at: mark.at,
        attempts: state === 'parked' ? 1 : 0,
        next_at: nextAt,
        error,
      })
  return {
    async mark(mark) {
      const { numInsertedOrUpdatedRows = 0n } = await values(mark, 'done', null, null)
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({ state: 'done', payload: null }).where('inbox.state', '=', 'asked'),
        )
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    async keepAnswer(key, answer) {
      await db()
        .updateTable('inbox')
        .set({ answer: JSON.stringify(answer) })
        .where('key', '=', key)
        .execute()
    },
    async answerOf(community, key) {
      const row = await db()
        .selectFrom('inbox')
        .select('answer')
        .where('community', '=', community)
        .where('key', '=', key)
        .executeTakeFirst()
      return row?.answer === undefined || row.answer === null ? undefined : (JSON.parse(row.answer) as unknown)
    },
    async park(mark, error, nextAt) {
      await values(mark, 'parked', error, nextAt)
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute()
    },
    async parkedDue(now, limit) {
      const rows = await db()
        .selectFrom('inbox')
        .select(['key', 'payload', 'attempts'])
        .where('state', '=', 'parked')
        .where('next_at', '<=', now)
        .orderBy('received_at')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload ?? 'null') as unknown }))
    },
    async parkAgain(key, error, nextAt) {
      await db()
        .updateTable('inbox')
        .set((build) => ({
          error,
          next_at: nextAt ?? null,
          state: nextAt === undefined ? 'failed' : 'parked',
          attempts: build('attempts', '+', 1),
        }))
        .where('key', '=', key)
        .execute()
    },
    async parkedEnded(key) {
      await db()
        .updateTable('inbox')
        .set({ state: 'done', next_at: null, error: null })
        .where('key', '=', key)
        .execute()
    },
    async parkedCount() {
      const row = await db()
        .selectFrom('inbox')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('state', 'in', ['parked', 'failed'])
        .executeTakeFirstOrThrow()
      return row.count
    },
    async nextParkedAt() {
      const row = await db()
        .selectFrom('inbox')
        .select((build) => build.fn.min('next_at').as('at'))
        .where('state', '=', 'parked')
        .executeTakeFirst()
      return row?.at ?? undefined
    },
    async tidy(keysBefore, bodiesBefore) {
      await db().deleteFrom('inbox').where('received_at', '<', keysBefore).where('state', '=', 'done').execute()
      await db()
        .updateTable('inbox')
        .set({ payload: null, answer: null })
        .where('received_at', '<', bodiesBefore)
        .where('state', '=', 'done')
        .where('payload', 'is not', null)
        .execute()
    },
  }
}
