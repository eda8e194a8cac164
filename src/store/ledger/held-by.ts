// Whose a claim is. It is the process's that made it until that gives it back or is gone: where processes share a database,
// the lease of one that lives does not run out for the others, whose clocks may differ.
import { type RawBuilder, sql } from 'kysely'
import { databaseNow, type Holder } from './process-rows.ts'

/** What is left of processes that are gone: they are not on the list. */
export const isLeft = (column: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} not in (select id from processes))`

/** The same, and what this process held in an earlier life: it has only begun. */
export const isLeftAtStart = (column: string, { id }: Holder): RawBuilder<boolean> =>
  sql<boolean>`(${isLeft(column)} or ${sql.ref(column)} = ${id})`

/**
 * Nobody else holds it. The name stands in the query itself: what may decide between two indices is no parameter, since
 * SQLite plans a query anew whenever that is given again.
 */
export const isNoOthers = (column: string, { id }: Holder): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} = ${sql.lit(id)})`

/** A process that was not seen for so long claims nothing before it is seen again: it may be taken for dead soon. Milliseconds. */
const mayClaimMs = 15_000

/** Whether this process may claim: one that others might take for dead may not. */
export const mayClaim = (me: Holder): RawBuilder<boolean> =>
  me.shared
    ? sql<boolean>`exists (
        select 1 from processes where id = ${me.id} and seen_at > ${databaseNow(me)} - ${sql.lit(mayClaimMs)})`
    : sql<boolean>`true`
