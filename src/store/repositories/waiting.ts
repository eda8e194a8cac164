// What waits to get through in one community: lines of effects and appearances by place, and parked events.
import { type Kysely, sql } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import type { WaitingEvents, WaitingLine } from '../../domain/undelivered.ts'
import type { Tables } from '../schema.ts'
import { readPlace } from './stored-place.ts'

export interface WaitingRows {
  /** Effects by place, the longest waiting first: those that were tried in vain, or wait since before `since`. */
  effects(since: number): Promise<readonly WaitingLine[]>
  /** Appearances by place that were tried in vain, the longest waiting first. */
  appearances(): Promise<readonly WaitingLine[]>
  /** Events that are tried again; undefined when there are none. */
  events(): Promise<WaitingEvents | undefined>
}

const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text))

/** What waits in one community. */
export const waitingOf = (db: () => Kysely<Tables>, community: CommunityId): WaitingRows => ({
  async effects(since) {
    const lines = db()
      .selectFrom('outbox')
      .where('community', '=', community)
      .where('state', '=', 'waiting')
      .groupBy('place_key')
      .select((build) => [
        build.fn.countAll<number>().as('count'),
        build.fn.min('created_at').as('since'),
        build.fn.min('position').as('first'),
      ])
    const rows = await db()
      .selectFrom(lines.as('lines'))
      .innerJoin('outbox as first', 'first.position', 'lines.first')
      .where('first.community', '=', community)
      .where((build) => build.or([build('first.outcome', 'is not', null), build('lines.since', '<', since)]))
      .select(['lines.count', 'lines.since', 'first.not_before', 'first.outcome', 'first.effect'])
      .orderBy('lines.since')
      .execute()
    return rows.map((row) => ({
      count: row.count,
      since: row.since,
      nextAt: row.not_before,
      outcome: parsed(row.outcome),
      effect: parsed(row.effect),
    }))
  },
  async appearances() {
    const rows = await db()
      .selectFrom('appearances')
      .where('community', '=', community)
      .whereRef('wanted', '>', 'shown')
      .where('held_since', 'is not', null)
      .groupBy('place_key')
      .select((build) => [
        build.fn.countAll<number>().as('count'),
        sql<number>`min(held_since)`.as('since'),
        build.fn.max('next_at').as('next_at'),
        build.fn.max('place').as('place'),
        build.fn.max('outcome').as('outcome'),
      ])
      .orderBy('since')
      .execute()
    return rows.map((row) => ({
      count: row.count,
      since: row.since,
      nextAt: row.next_at,
      outcome: parsed(row.outcome),
      place: readPlace(row.place),
    }))
  },
  async events() {
    const row = await db()
      .selectFrom('inbox')
      .where('community', '=', community)
      .where('state', '=', 'parked')
      .select((build) => [build.fn.countAll<number>().as('count'), build.fn.min('next_at').as('next_at')])
      .executeTakeFirst()
    return row === undefined || row.next_at === null ? undefined : { count: row.count, nextAt: row.next_at }
  },
})
