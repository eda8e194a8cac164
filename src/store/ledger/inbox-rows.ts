// The inbox: every event and call once, with what it was answered. Asked by delivery alone, across communities.
import type { Kysely, Selectable } from 'kysely'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { isLeft, isLeftAtStart, isNoOthers, mayClaim } from './held-by.ts'
import type { TidyBefore } from './outbox-rows.ts'
import type { Holder } from './process-rows.ts'

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
  /** Keeps an event whose handler failed, to be tried again at `nextAt`; `id` names it in a button. Does nothing when it is marked already. */
  park(mark: InboxMark, id: string, error: string, nextAt: number): Promise<void>
  /** Parked events that are due, this process's until it says how they went. */
  claimParked(now: number, limit: number): Promise<readonly ParkedEvent[]>
  parkAgain(key: string, error: string, nextAt: number | undefined): Promise<void>
  /** False when it has ended before. */
  parkedEnded(key: string): Promise<boolean>
  /** Frees the parked events of processes that are gone, as the outbox does. */
  freeParked(whose: 'at start' | 'of the dead'): Promise<void>
  /** How many events wait for a handler to be mended. */
  parkedCount(): Promise<number>
  /** Forgets keys received before `rows`, the payloads and answers of those before `bodies`, and what failed as the outbox does. */
  tidy(before: TidyBefore): Promise<void>
}

type Marked = Pick<
  Selectable<Tables['inbox']>,
  'key' | 'community' | 'kind' | 'what' | 'place_key' | 'payload' | 'received_at'
>
const setAnswer = hot(['key', 'answer'], (db, { key, answer }: { key: string; answer: string }) =>
  db.updateTable('inbox').set({ answer }).where('key', '=', key),
)
const answerByKey = hot(
  ['community', 'key'],
  (db, { community, key }: { community: string; key: string }) =>
    db.selectFrom('inbox').select('answer').where('community', '=', community).where('key', '=', key),
  'once',
)
/** The inbox of all communities. */
export const inboxRows = (db: () => Kysely<Tables>, me: Holder): InboxRows => {
  const insert = (mark: InboxMark, state: string, parked?: { id: string; error: string; nextAt: number }) =>
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
        attempts: parked === undefined ? 0 : 1,
        next_at: parked?.nextAt ?? null,
        error: parked?.error ?? null,
        parked_id: parked?.id ?? null,
        dismissed_at: null,
      })
  const marked = hot(
    ['key', 'community', 'kind', 'what', 'place_key', 'payload', 'received_at'],
    (build, row: Marked) =>
      build
        .insertInto('inbox')
        .values({
          ...row,
          ...{
            state: 'done',
            answer: null,
            attempts: 0,
            next_at: null,
            error: null,
            parked_id: null,
            dismissed_at: null,
          },
        })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ state: 'done', payload: null, owner: null })
            .where('inbox.state', '=', 'asked'),
        ),
  )
  return {
    async mark(mark) {
      const { changed } = await marked(db(), {
        key: mark.key,
        community: mark.community ?? null,
        kind: mark.kind,
        what: mark.what,
        place_key: mark.placeKey,
        payload: JSON.stringify(mark.payload ?? null),
        received_at: mark.at,
      })
      return changed > 0
    },
    async keepAnswer(key, answer) {
      await setAnswer(db(), { key, answer: JSON.stringify(answer) })
    },
    async answerOf(community, key) {
      const [row] = (await answerByKey(db(), { community, key })).rows
      return row?.answer === undefined || row.answer === null ? undefined : (JSON.parse(row.answer) as unknown)
    },
    async park(mark, id, error, nextAt) {
      await insert(mark, 'parked', { id, error, nextAt })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute()
    },
    async claimParked(now, limit) {
      const rows = await db()
        .with('picked', (build) =>
          build
            .selectFrom('inbox as parked')
            .select('parked.key')
            .where('parked.state', '=', 'parked')
            .where('parked.next_at', '<=', now)
            .where(isNoOthers('parked.owner', me))
            .where(mayClaim(me))
            .orderBy('parked.received_at')
            .limit(limit)
            .$if(me.shared, (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('inbox')
        .set({ owner: me.id })
        .where('key', 'in', (build) => build.selectFrom('picked').select('key'))
        .returning(['key', 'payload', 'attempts', 'received_at'])
        .execute()
      return rows
        .toSorted((a, b) => a.received_at - b.received_at)
        .map((row) => ({ ...row, payload: JSON.parse(row.payload ?? 'null') as unknown }))
    },
    async parkAgain(key, error, nextAt) {
      await db()
        .updateTable('inbox')
        .set((build) => ({
          error,
          next_at: nextAt ?? null,
          state: nextAt === undefined ? 'failed' : 'parked',
          attempts: build('attempts', '+', 1),
          owner: null,
        }))
        .where('key', '=', key)
        .where('state', '=', 'parked')
        .where(isNoOthers('owner', me))
        .execute()
    },
    async parkedEnded(key) {
      const { numUpdatedRows } = await db()
        .updateTable('inbox')
        .set({ state: 'done', next_at: null, error: null, owner: null })
        .where('key', '=', key)
        .where('state', '=', 'parked')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async freeParked(whose) {
      await db()
        .updateTable('inbox')
        .set({ owner: null })
        .where('state', '=', 'parked')
        .where('owner', 'is not', null)
        .where(whose === 'at start' ? isLeftAtStart('owner', me) : isLeft('owner'))
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
    async tidy(before) {
      await db().deleteFrom('inbox').where('received_at', '<', before.rows).where('state', '=', 'done').execute()
      await db()
        .updateTable('inbox')
        .set({ payload: null, answer: null })
        .where('received_at', '<', before.bodies)
        .where('state', '=', 'done')
        .where('payload', 'is not', null)
        .execute()
      const failed = () => db().deleteFrom('inbox').where('state', '=', 'failed')
      await failed().where('dismissed_at', '<', before.rows).execute()
      await failed().where('received_at', '<', before.failed).execute()
      await db()
        .updateTable('inbox')
        .set({ payload: null })
        .where('received_at', '<', before.rows)
        .where('state', '=', 'failed')
        .where('payload', 'is not', null)
        .execute()
    },
  }
}
