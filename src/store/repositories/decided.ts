// What was decided of one community's suggestions: what together, and how soon.
import { type Kysely, sql } from 'kysely'
import { type CommunityId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

/** How many suggestions of a team were decided on, of those that were to be. */
export interface InTime {
  /** Undefined: nobody's. */
  readonly team: string | undefined
  readonly due: number
  readonly decided: number
}

export interface Decided {
  /** What was decided at once under this key, as far as nothing was decided of it since. */
  together(key: string): Promise<readonly SuggestionId[]>
  /** Puts one under this key alone. */
  nextTogether(id: SuggestionId, key: string): Promise<void>
  /** The newest, or those below this number. */
  below(
    number: number | undefined,
    limit: number,
  ): Promise<readonly { readonly id: SuggestionId; readonly number: number }[]>
  /** Keeps that its author was given a role for it. False when that was before. */
  thanked(id: SuggestionId, at: number): Promise<boolean>
  /** Keeps when it was decided on, and by which team, where that is the first time. */
  first(id: SuggestionId, at: number, team: string | undefined): Promise<void>
  /** By team, of what was published between two moments and had `within` to be decided on by now: how much was, in that time. */
  inTime(from: number, within: number, now: number): Promise<readonly InTime[]>
}

/** The team that answered for it when it was decided on, or answers now. */
const answering = sql<string | null>`case when first_decided_at is null then team else first_team end`

/** The decisions of one community. */
export const decidedOf = (db: () => Kysely<Tables>, community: CommunityId): Decided => ({
  async together(key) {
    const rows = await db()
      .selectFrom('suggestions')
      .select('id')
      .where('community', '=', community)
      .where('decided_with', '=', key)
      .orderBy('number')
      .execute()
    return rows.map(({ id }) => suggestionId(id))
  },
  async nextTogether(id, key) {
    await db()
      .updateTable('suggestions')
      .set({ decided_with: key })
      .where('community', '=', community)
      .where('id', '=', id)
      .execute()
  },
  async below(number, limit) {
    let query = db()
      .selectFrom('suggestions')
      .select(['id', 'number'])
      .where('community', '=', community)
      .orderBy('number', 'desc')
      .limit(limit)
    if (number !== undefined) query = query.where('number', '<', number)
    return (await query.execute()).map((row) => ({ id: suggestionId(row.id), number: row.number }))
  },
  async thanked(id, at) {
    const { numUpdatedRows } = await db()
      .updateTable('suggestions')
      .set({ thanked_at: at })
      .where('community', '=', community)
      .where('id', '=', id)
      .where('thanked_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },
  async first(id, at, team) {
    await db()
      .updateTable('suggestions')
      .set({ first_decided_at: at, first_team: team ?? null })
      .where('community', '=', community)
      .where('id', '=', id)
      .where('first_decided_at', 'is', null)
      .execute()
  },
  async inTime(from, within, now) {
    const rows = await db()
      .selectFrom('suggestions')
      .select(({ fn }) => [
        answering.as('answers'),
        fn.countAll<number>().as('due'),
        sql<number>`sum(case when first_decided_at <= published_at + ${within} then 1 else 0 end)`.as('decided'),
      ])
      .where('community', '=', community)
      .where('published_at', '>=', from)
      .where('withdrawn_at', 'is', null)
      .where((build) =>
        build.or([build('published_at', '<=', now - within), build('first_decided_at', 'is not', null)]),
      )
      // What was merged before a decision waits for none: the other one does.
      .where((build) => build.or([build('merged_into', 'is', null), build('first_decided_at', 'is not', null)]))
      .groupBy(answering)
      .execute()
    return rows.map(({ answers, due, decided }) => ({
      ...{ team: answers ?? undefined, due: Number(due), decided: Number(decided) },
    }))
  },
})
