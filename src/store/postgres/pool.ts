// The connections to PostgreSQL. One that breaks is replaced, and whoever used it hears that the database is away.
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { StoreAwayError } from '../../ports/errors.ts'
import { isAway, isConflict } from './is-away.ts'

/** How many connections a process holds at most. */
const size = 10
/** How long a connection may take to come about. Milliseconds; a platform waits for three seconds in all. */
const connectMs = 2_500
/** A server that does not answer for so long is taken to hang. Milliseconds. */
const answerMs = 15_000
/** How long another transaction of the same community is waited for. Milliseconds. */
const lockMs = 10_000
/** A process that hangs in the middle of a transaction keeps others waiting no longer than this. Milliseconds. */
const idleInTransactionMs = 15_000
/** How often a statement is tried again that another stood in the way of. */
const conflictsAtMost = 5

/** int8, which `pg` gives as text: our moments and counts are far below 2^53. */
const int8 = 20

export interface PoolOptions {
  readonly size?: number
  /** Takes as long as it takes: for what is done once, like migrations and copies. */
  readonly patient?: boolean
  /** How the server calls these connections; hearth unless given. */
  readonly name?: string
}

/** Makes the connections of one process. They are opened when they are needed. */
export function postgresPool(url: string, options: PoolOptions = {}): PostgresPool {
  const pool = new pg.Pool({
    ...connectionTo(url),
    ...(options.name === undefined ? {} : { application_name: options.name }),
    max: options.size ?? size,
    idleTimeoutMillis: 30_000,
    ...(options.patient === true
      ? {}
      : {
          query_timeout: answerMs + 1_000,
          statement_timeout: answerMs,
          lock_timeout: lockMs,
          idle_in_transaction_session_timeout: idleInTransactionMs,
        }),
  })
  // Whoever uses a connection that breaks hears of it by their query; an idle one is dropped by the pool.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return guarded(pool)
}

/** How a single connection is made, and how its answers are read. */
export const connectionTo = (url: string) => ({
  connectionString: url,
  application_name: 'hearth',
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  types: {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format),
  },
})

function guarded(pool: PostgresPool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      try {
        return guardedClient(await pool.connect())
      } catch (error) {
        throw isAway(error) ? new StoreAwayError(error) : error
      }
    },
  }
}

function guardedClient(client: PostgresPoolClient): PostgresPoolClient {
  let broken = false
  let inTransaction = false

  async function ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (sql === 'begin') inTransaction = true
    if (sql === 'commit' || sql === 'rollback') inTransaction = false
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        return await client.query<R>(sql, parameters.map(withoutNul))
      } catch (error) {
        if (isConflict(error) && !inTransaction && conflicts < conflictsAtMost) continue
        if (!isAway(error)) throw error
        broken = true
        throw new StoreAwayError(error)
      }
    }
  }

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    asked: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') throw new Error('nothing of ours is read by a cursor')
    return ask(asked, parameters)
  }

  return {
    ...(client.processID === undefined ? {} : { processID: client.processID }),
    query,
    release: (destroy) => client.release(destroy === true || broken),
  }
}

/** PostgreSQL's text holds every character but this one, which no platform shows anyway. */
const withoutNul = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value
