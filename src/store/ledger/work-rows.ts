// What a worker may do now, and when it may do the next thing: asked at every wake, so all of it in one question.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { platformNames } from '../../domain/place.ts'
import { type PerformerName, performerNames } from '../../ports/call-out.ts'
import { hot } from '../hot.ts'
import { laterOf } from '../later-of.ts'
import type { Tables } from '../schema.ts'
import { isNoOthers } from './held-by.ts'
import { isOnPlatform } from './is-on-platform.ts'
import { isFirstOfItsPlace, triedFirstBy } from './outbox-hot.ts'
import type { Holder } from './process-rows.ts'

export interface Work {
  /** The performers for which an effect may be claimed. */
  readonly effects: readonly PerformerName[]
  /** The performers for which an appearance may be claimed. */
  readonly appearances: readonly PerformerName[]
  readonly due: boolean
  readonly parked: boolean
  /** When that which may not be done yet will be, the first of each kind. */
  readonly next: Readonly<Record<WorkKind, number | undefined>>
}

type WorkKind = 'effects' | 'appearances' | 'due' | 'parked'

export interface WorkRows {
  /** What this process may do for these performers by now. */
  look(performers: readonly PerformerName[], now: number): Promise<Work>
}

/** When the first of that is which may not be done yet; undefined when nothing waits. */
export function earliest({ next }: Pick<Work, 'next'>): number | undefined {
  const moments = Object.values(next).filter((moment) => moment !== undefined)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

const looking = (me: Holder, performers: readonly PerformerName[]) =>
  hot(['now'], (db, { now }: { now: number }) => {
    const effects = sql`outbox as first
      where first.state = 'waiting' and ${isNoOthers('first.leased_by', me)} and ${isFirstOfItsPlace(me)}`
    const appearances = sql`appearances where wanted > shown and ${isNoOthers('leased_by', me)}`
    const due = sql`due where true`
    const parked = sql`inbox where state = 'parked' and ${isNoOthers('owner', me)}`
    const effectAt = triedFirstBy(me)
    const isFree = sql`lease_until <= ${now}`

    const ready = (name: string, rows: RawBuilder<unknown>, isReady: RawBuilder<unknown>) =>
      sql<number>`case when exists (select 1 from ${rows} and ${isReady}) then 1 else 0 end`.as(name)
    const next = (name: WorkKind, rows: RawBuilder<unknown>, at: RawBuilder<number>) =>
      sql<number | null>`(select min(${at}) from ${rows} and ${at} > ${now})`.as(name)
    const onThese = (column: string) =>
      performers.length === performerNames.length
        ? sql`${sql.ref(column)} > ''`
        : sql`(${sql.join([sql`false`, ...performers.map((one) => isOnPlatform(column, one))], sql` or `)})`

    const asked = db.selectNoFrom([
      ...performers.map((one) =>
        ready(`effects on ${one}`, effects, sql`${isOnPlatform('first.place_key', one)} and ${effectAt} <= ${now}`),
      ),
      // Nothing stands at a webhook.
      ...platformNames
        .filter((one) => performers.includes(one))
        .map((one) =>
          ready(
            `appearances on ${one}`,
            appearances,
            sql`${isOnPlatform('place_key', one)} and next_at <= ${now} and ${isFree}`,
          ),
        ),
      ready('is due', due, sql`at <= ${now} and ${isFree}`),
      ready('is parked', parked, sql`next_at <= ${now}`),
      next('effects', sql`${effects} and ${onThese('first.place_key')}`, effectAt),
      next('appearances', sql`${appearances} and ${onThese('place_key')}`, laterOf('next_at', 'lease_until')),
      nextDue(now),
      next('parked', parked, sql<number>`next_at`),
    ])
    return asked.$castTo<Readonly<Record<string, number | null>>>()
  })

/**
 * When the next thing is due, or one that was put off may be done again: the first row of two indexes, however many there
 * are. What is due later may have been put off beyond that; then it is looked for once in vain.
 */
const nextDue = (now: number) =>
  sql<number | null>`(select min(first_at) from (
    select min(at) as first_at from due where at > ${now}
    union all select min(lease_until) as first_at from due where lease_until > 0 and lease_until > ${now}
  ) as firsts)`.as('due' satisfies WorkKind)

/** The work of one process. */
export function workRows(db: () => Kysely<Tables>, me: Holder): WorkRows {
  const looks = new Map<string, ReturnType<typeof looking>>()
  return {
    async look(performers, now) {
      const names = performers.join()
      const asked = looks.get(names) ?? looking(me, performers)
      looks.set(names, asked)
      const [row = {}] = (await asked(db(), { now })).rows
      const moment = (kind: WorkKind): number | undefined => row[kind] ?? undefined
      return {
        effects: performers.filter((one) => row[`effects on ${one}`] === 1),
        appearances: performers.filter((one) => row[`appearances on ${one}`] === 1),
        due: row['is due'] === 1,
        parked: row['is parked'] === 1,
        next: {
          effects: moment('effects'),
          appearances: moment('appearances'),
          due: moment('due'),
          parked: moment('parked'),
        },
      }
    },
  }
}
