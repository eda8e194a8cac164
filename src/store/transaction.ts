// One transaction at a time, known only here. What runs inside finds it by itself; a nested call joins it.
// Those that wait together share one commit: each in a savepoint of its own, so that one's failure is its own.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, sql, type Transaction } from 'kysely'
import { StoreAwayError } from '../ports/errors.ts'
import type { Timers } from '../ports/system.ts'
import { isAway } from './is-away.ts'
import type { Tables } from './schema.ts'

/** More than this in one commit would let the first wait too long. */
const batchSize = 50
/** How long a database is waited for that takes nothing. Milliseconds; 1.5 s in all, since a platform waits for no more than 3. */
const patience = [50, 100, 200, 400, 750]

interface Waiting {
  run(trx: Transaction<Tables>): Promise<void>
  committed(): void
  failed(error: unknown): void
}

export interface Transactions {
  /** The open transaction, or the database itself outside of one. */
  current(): Kysely<Tables>
  /** Runs the work in a transaction: all of it is kept, or, when it rejects, nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>
}

interface Opened {
  readonly trx: Transaction<Tables>
  open: boolean
}

/** Makes the transactions of one database with one connection. Without timers, a database that takes nothing is not waited for. */
export function transactionsOf(db: Kysely<Tables>, timers: Timers | undefined): Transactions {
  const storage = new AsyncLocalStorage<Opened>()
  let waiting: Waiting[] = []
  let running = false
  /** Whether it took nothing the last time: then nobody waits for it as long as the first did. */
  let away = false

  async function runBatches(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize)
      waiting = waiting.slice(batchSize)
      await runBatch(batch)
    }
    running = false
  }

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    for (const wait of away || timers === undefined ? [] : patience) {
      if (await ran(batch, false)) return
      await new Promise<void>((resolve) => timers?.after(wait, resolve))
    }
    away = !(await ran(batch, true))
  }

  /** False when the database took nothing, so that no work has begun; the last time, everybody is told so. */
  async function ran(batch: readonly Waiting[], last: boolean): Promise<boolean> {
    const succeeded: Waiting[] = []
    let begun = false
    try {
      await db.transaction().execute(async (trx) => {
        begun = true
        for (const one of batch) {
          await sql`savepoint one`.execute(trx)
          try {
            await one.run(trx)
            succeeded.push(one)
          } catch (error) {
            await sql`rollback to one`.execute(trx)
            one.failed(isAway(error) ? new StoreAwayError(error) : error)
          }
          await sql`release one`.execute(trx)
        }
      })
    } catch (error) {
      if (!begun && !last && isAway(error)) return false
      for (const one of batch) one.failed(isAway(error) ? new StoreAwayError(error) : error)
      return begun || !isAway(error)
    }
    for (const one of succeeded) one.committed()
    return true
  }

  function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (storage.getStore()?.open === true) return work()
    return new Promise<Result>((resolve, reject) => {
      let result: { value: Result } | undefined
      waiting.push({
        run: async (trx) => {
          const opened: Opened = { trx, open: true }
          try {
            result = { value: await storage.run(opened, work) }
          } finally {
            opened.open = false
          }
        },
        committed: () =>
          result === undefined ? reject(new Error('a transaction had no result')) : resolve(result.value),
        failed: reject,
      })
      if (!running) void storage.exit(runBatches)
    })
  }

  return {
    current: () => {
      const opened = storage.getStore()
      return opened?.open === true ? opened.trx : db
    },
    transaction,
  }
}
