// How the support threads of one community went: counted, and put in order, by the database.
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { CommunityId, MemberId, ThreadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

/** Whose threads: all, a team's (null: of no team), an organisation's, or those that any of these accounts has. */
export type Whose =
  | { readonly kind: 'all' }
  | { readonly kind: 'team'; readonly team: string | null }
  | { readonly kind: 'organisation'; readonly organisation: string }
  | { readonly kind: 'accounts'; readonly accounts: readonly MemberId[] }

/** Of so many: what half of them took at most, and nine of ten. Milliseconds. */
export interface Spread {
  readonly count: number
  readonly median: number
  readonly ninetieth: number
}

export interface Figures {
  readonly opened: number
  readonly solved: number
  readonly reopened: number
  /** Until the team first answered; undefined where it did in none. */
  readonly first: Spread | undefined
  readonly resolution: Spread | undefined
  /** Each time that somebody waited for the team. */
  readonly waiting: Spread | undefined
  readonly ratings: { readonly count: number; readonly sum: number }
}

export interface ThreadFigures {
  /** The team answered somebody who had waited so long. */
  waited(id: string, thread: ThreadId, ms: number, at: number): Promise<void>
  /** Of the threads that were opened since. */
  since(from: number, whose: Whose): Promise<Figures>
}

/** The figures of one community. */
export function threadFiguresOf(db: () => Kysely<Tables>, community: CommunityId): ThreadFigures {
  /** What could never be opened is nobody's work. */
  function threads(from: number, whose: Whose) {
    const opened = db()
      .selectFrom('threads')
      .where('threads.community', '=', community)
      .where('threads.opened_at', '>=', from)
      .where((build) => build.or([build('threads.state', '!=', 'closed'), build('threads.closed_at', 'is not', null)]))
    switch (whose.kind) {
      case 'all':
        return opened
      case 'team':
        return whose.team === null
          ? opened.where('threads.team', 'is', null)
          : opened.where('threads.team', '=', whose.team)
      case 'organisation':
        return opened.where('threads.organisation', '=', whose.organisation)
      case 'accounts':
        return opened.where('threads.assignee', 'in', [...whose.accounts])
      default:
        return whose satisfies never
    }
  }

  async function counted(query: SelectQueryBuilder<Tables, 'threads', object>): Promise<number> {
    const row = await query.select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
    return row?.count ?? 0
  }

  return {
    async waited(id, thread, ms, at) {
      const seconds = Math.max(0, Math.round(ms / 1000))
      await db().insertInto('waits').values({ id, community, thread, seconds, at }).execute()
    },
    async since(from, whose) {
      const all = () => threads(from, whose)
      const took = (column: 'threads.first_reply_at' | 'threads.resolved_at') =>
        spread((index) =>
          all()
            .where(column, 'is not', null)
            .select(sql<number>`${sql.ref(column)} - ${sql.ref('threads.opened_at')}`.as('took'))
            .orderBy('took')
            .limit(1)
            .offset(index)
            .executeTakeFirst(),
        )
      const waits = () =>
        all().innerJoin('waits', 'waits.thread', 'threads.id').where('waits.community', '=', community)
      const waited = await waits()
        .select((build) => build.fn.countAll<number>().as('count'))
        .executeTakeFirst()
      const rated = await all()
        .innerJoin('ratings', 'ratings.thread', 'threads.id')
        .where('ratings.community', '=', community)
        .where('ratings.rating', 'is not', null)
        .select((build) => [build.fn.countAll<number>().as('count'), build.fn.sum<number>('ratings.rating').as('sum')])
        .executeTakeFirst()
      return {
        opened: await counted(all()),
        solved: await counted(all().where('threads.state', 'in', ['resolved', 'closed'])),
        reopened: await counted(all().where('threads.reopened', '>', 0)),
        first: await took('threads.first_reply_at')(
          await counted(all().where('threads.first_reply_at', 'is not', null)),
        ),
        resolution: await took('threads.resolved_at')(
          await counted(all().where('threads.resolved_at', 'is not', null)),
        ),
        waiting: await spread((index) =>
          waits()
            .select('waits.seconds as took')
            .orderBy('waits.seconds')
            .limit(1)
            .offset(index)
            .executeTakeFirst()
            .then((row) => (row === undefined ? undefined : { took: row.took * 1000 })),
        )(waited?.count ?? 0),
        ratings: { count: rated?.count ?? 0, sum: Number(rated?.sum ?? 0) },
      }
    },
  }
}

/** The one at the middle and the one at nine tenths, in their order. */
const spread =
  (at: (index: number) => Promise<{ readonly took: number } | undefined>) =>
  async (count: number): Promise<Spread | undefined> => {
    const median = await at(Math.max(0, Math.ceil(count * 0.5) - 1))
    const ninetieth = await at(Math.max(0, Math.ceil(count * 0.9) - 1))
    if (median === undefined || ninetieth === undefined) return undefined
    return { count, median: Number(median.took), ninetieth: Number(ninetieth.took) }
  }
