// Whether a thread is open, in the very words of the indexes of open threads: they are of no use to a query with values in
// the place of the states.
import { type SqlBool, sql } from 'kysely'
import { openStates } from '../../domain/support.ts'

export const isOpenThread = sql<SqlBool>`state in (${sql.join([...openStates].toSorted().map((state) => sql.lit(state)))})`
