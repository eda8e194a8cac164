// Opens a database of PostgreSQL, which several processes may share.
import { Kysely, PostgresDialect, sql } from 'kysely'
import { StoreAwayError } from '../../ports/errors.ts'
import { isMigrated, migrate } from '../migrate.ts'
import type { OnQuery, OpenedDatabase } from '../opened.ts'
import type { Tables } from '../schema.ts'
import type { TransactionRules } from '../transaction.ts'
import { isConflict } from './is-away.ts'
import { channel, listenTo } from './listen.ts'
import { type PoolOptions, postgresPool } from './pool.ts'

/** Keeps our locks apart from those that other programs take in the same database. */
const ours = 4381

const rulesOf = (me: string): TransactionRules => ({
  // A community's name is never empty.
  line: (community) => community ?? '',
  async lock(trx, line) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${line}, ${sql.lit(ours)}))`.execute(trx)
  },
  // Its connections say so themselves.
  isAway: (error) => error instanceof StoreAwayError,
  isConflict,
  writes: () => undefined,
  async tell(trx) {
    await sql`select pg_notify(${channel}, ${me})`.execute(trx)
  },
})

/** A Kysely over connections of its own. */
const kyselyOver = (url: string, options: PoolOptions = {}, onQuery?: OnQuery): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: postgresPool(url, options) }),
    log: (event) => onQuery?.(event.query),
  })

/** One connection for somebody who only reads, and takes as long as that takes. Nothing is opened before the first query. */
export const readPostgres = (url: string): Kysely<Tables> => kyselyOver(url, { size: 1, patient: true })

/** Opens it and brings its tables up to date, while other processes that start wait. */
export async function openPostgres(url: string, options: PoolOptions = {}, onQuery?: OnQuery): Promise<OpenedDatabase> {
  const db = kyselyOver(url, options, onQuery)
  try {
    if (!(await isMigrated(db))) await bringUpToDate(url, options, onQuery)
    const { rows } = await sql<{ id: string }>`select gen_random_uuid()::text as id`.execute(db)
    const [{ id } = { id: '' }] = rows
    return {
      db,
      rules: rulesOf(id),
      holder: { id, shared: true },
      listen: (heard, timers) => listenTo(url, (from) => from !== id && heard(), timers),
      close: () => db.destroy(),
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** Migrates over a connection that takes as long as that takes. */
async function bringUpToDate(url: string, options: PoolOptions, onQuery?: OnQuery): Promise<void> {
  const migrating = kyselyOver(url, { ...options, size: 1, patient: true }, onQuery)
  try {
    await migrate(migrating)
  } finally {
    await migrating.destroy()
  }
}
