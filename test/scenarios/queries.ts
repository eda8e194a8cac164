// Every query of the suite passes here: one that does not name its community fails the test that ran it.
import type { CompiledQuery } from 'kysely'

/** Tables whose rows are of one community. */
const ofCommunity =
  /\b(?:from|into|update|join)\s+"(channels|members|persons|threads|suggestions|votes|activities|audit|numbers|relays)"/

/** Queries that named no community, by their text. */
export const strayQueries = new Set<string>()

let seen = 0

/** How many queries have passed. */
export const queriesSeen = (): number => seen

/** Looks at one query. The ledger (inbox, outbox, appearances, due) is delivery's, across communities. */
export function watchQueries(query: CompiledQuery): void {
  seen += 1
  if (/^\s*(create|alter|drop|pragma|savepoint|release|rollback|begin|commit)/i.test(query.sql)) return
  if (ofCommunity.test(query.sql) && !query.sql.includes('"community"')) strayQueries.add(query.sql)
}
