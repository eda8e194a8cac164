// A claim whose lease has run out was tried, and nobody wrote down how that ended.
import { type RawBuilder, sql } from 'kysely'

/** Since when the outcome of what is claimed now is unknown: that of an earlier claim, `leaseMs` before its lease ends. */
export const unknownAfterLease = (leaseMs: number): RawBuilder<number | null> =>
  sql<
    number | null
  >`case when lease_until > 0 then coalesce(unknown_since, lease_until - ${leaseMs}) else unknown_since end`
