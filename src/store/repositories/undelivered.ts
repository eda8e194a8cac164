// What did not get through in one community, read from the ledger for its staff, and what they do about it.
import { type Kysely, type Selectable, sql } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import {
  type Undelivered,
  type UndeliveredCounts,
  type UndeliveredKind,
  type UndeliveredRef,
  undeliveredKinds,
} from '../../domain/undelivered.ts'
import type { Tables } from '../schema.ts'
import { readPlace } from './stored-place.ts'

export interface UndeliveredRows {
  counts(): Promise<UndeliveredCounts>
  /** What failed, the newest first, then what may have got through; none that somebody dealt with. */
  page(from: number, length: number): Promise<readonly UndeliveredRef[]>
  /** One of them, whether or not somebody dealt with it; undefined when there is none of that name here. */
  get(ref: UndeliveredRef): Promise<Undelivered | undefined>
  /** Takes it off the list. False when it was off it before. */
  dismiss(ref: UndeliveredRef, at: number): Promise<boolean>
  /** Has an appearance brought up, or an event handled, once more. False when it was off the list before. */
  again(ref: UndeliveredRef, at: number): Promise<boolean>
}

const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text))

const effectOf = (row: Selectable<Tables['outbox']>): Undelivered => ({
  kind: 'effect',
  id: row.id,
  at: row.meant_at ?? row.created_at,
  open: row.dismissed_at === null,
  effect: parsed(row.effect),
  followUp: parsed(row.follow_up),
  outcome: parsed(row.outcome),
  again: row.meant_at !== null,
})

const appearanceOf = (row: Selectable<Tables['appearances']>): Undelivered => ({
  kind: 'appearance',
  id: row.id,
  at: row.failed_at ?? row.created_at,
  open: row.failed_at !== null && row.dismissed_at === null,
  subjectKind: row.subject_kind,
  subject: row.subject,
  role: row.role,
  place: readPlace(row.place),
  stands: row.message !== null,
  reason: row.refused ?? '',
})

const eventOf = (row: Selectable<Tables['inbox']>): Undelivered => ({
  kind: 'event',
  id: row.parked_id ?? '',
  at: row.received_at,
  open: row.state === 'failed' && row.dismissed_at === null,
  payload: parsed(row.payload),
  error: row.error ?? '',
})

/** What did not get through in one community. */
export function undeliveredOf(db: () => Kysely<Tables>, community: CommunityId): UndeliveredRows {
  const doubtful = sql<number>`case when outcome like '%"reason":"unconfirmed"%' then 1 else 0 end`.as('doubtful')
  const effects = () => db().selectFrom('outbox').where('community', '=', community).where('state', '=', 'failed')
  const appearances = () => db().selectFrom('appearances').where('community', '=', community)
  const events = () => db().selectFrom('inbox').where('community', '=', community).where('parked_id', 'is not', null)

  const open = () =>
    effects()
      .where('dismissed_at', 'is', null)
      .select([sql<string>`'effect'`.as('kind'), 'id', 'ended_at as at', doubtful])
      .unionAll(
        appearances()
          .where('failed_at', 'is not', null)
          .where('dismissed_at', 'is', null)
          .select([sql<string>`'appearance'`.as('kind'), 'id', 'failed_at as at', sql<number>`0`.as('doubtful')]),
      )
      .unionAll(
        events()
          .where('state', '=', 'failed')
          .where('dismissed_at', 'is', null)
          .select([
            sql<string>`'event'`.as('kind'),
            'parked_id as id',
            'received_at as at',
            sql<number>`0`.as('doubtful'),
          ])
          .$narrowType<{ id: string }>(),
      )

  const change = {
    effect: (id: string) =>
      db().updateTable('outbox').where('community', '=', community).where('id', '=', id).where('state', '=', 'failed'),
    appearance: (id: string) =>
      db()
        .updateTable('appearances')
        .where('community', '=', community)
        .where('id', '=', id)
        .where('failed_at', 'is not', null),
    event: (id: string) =>
      db()
        .updateTable('inbox')
        .where('community', '=', community)
        .where('parked_id', '=', id)
        .where('state', '=', 'failed'),
  }

  async function dismissed({ kind, id }: UndeliveredRef, at: number): Promise<bigint> {
    const dealtWith = { dismissed_at: at }
    if (kind === 'effect')
      return changed(await change.effect(id).where('dismissed_at', 'is', null).set(dealtWith).executeTakeFirst())
    if (kind === 'appearance')
      return changed(await change.appearance(id).where('dismissed_at', 'is', null).set(dealtWith).executeTakeFirst())
    return changed(await change.event(id).where('dismissed_at', 'is', null).set(dealtWith).executeTakeFirst())
  }

  return {
    async counts() {
      const rows = await db()
        .selectFrom(open().as('found'))
        .select((build) => ['doubtful', build.fn.countAll<number>().as('count')])
        .groupBy('doubtful')
        .execute()
      const count = (wanted: number): number => rows.find((row) => row.doubtful === wanted)?.count ?? 0
      return { failed: count(0), doubtful: count(1) }
    },
    async page(from, length) {
      const rows = await db()
        .selectFrom(open().as('found'))
        .select(['kind', 'id'])
        .orderBy('doubtful')
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .offset(from)
        .limit(length)
        .execute()
      return rows.map(({ kind, id }) => ({ kind: kindOf(kind), id }))
    },
    async get({ kind, id }) {
      if (kind === 'effect') {
        const row = await effects().selectAll().where('id', '=', id).executeTakeFirst()
        return row === undefined ? undefined : effectOf(row)
      }
      if (kind === 'appearance') {
        const row = await appearances().selectAll().where('id', '=', id).executeTakeFirst()
        return row === undefined ? undefined : appearanceOf(row)
      }
      const row = await events().selectAll().where('parked_id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : eventOf(row)
    },
    dismiss: async (ref, at) => (await dismissed(ref, at)) > 0n,
    async again({ kind, id }, at) {
      if (kind === 'effect') throw new Error('an effect is sent again as a new one')
      // The waits of an event begin anew: whoever asks for it may have mended something.
      const result =
        kind === 'appearance'
          ? await change
              .appearance(id)
              .where('dismissed_at', 'is', null)
              .set((build) => ({ wanted: build('wanted', '+', 1), next_at: at, refused: null, failed_at: null }))
              .executeTakeFirst()
          : await change
              .event(id)
              .where('dismissed_at', 'is', null)
              .set({ state: 'parked', next_at: at, attempts: 0 })
              .executeTakeFirst()
      return changed(result) > 0n
    },
  }
}

const changed = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): bigint => numUpdatedRows

function kindOf(text: string): UndeliveredKind {
  const kind = undeliveredKinds.find((one) => one === text)
  if (kind === undefined) throw new Error('a kind of what did not get through is not known')
  return kind
}
