// One transaction at a time, known only here. What runs inside finds it by itself; a nested call joins it.
// Those that wait together share one commit: each in a savepoint of its own, so that one's failure is its own.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './schema.ts'

/** More than this in one commit would let the first wait too long. */
const batchSize = 50

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

/** Makes the transactions of one database with one connection. */
export function transactionsOf(db: Kysely<Tables>): Transactions {
  const storage = new AsyncLocalStorage<Opened>()
  let waiting: Waiting[] = []
  let running = false

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
    const succeeded: Waiting[] = []
    try {
      await db.transaction().execute(async (trx) => {
        for (const one of batch) {
          await sql`savepoint one`.execute(trx)
          try {
            await one.run(trx)
            succeeded.push(one)
          } catch (error) {
            await sql`rollback to one`.execute(trx)
            one.failed(error)
          }
          await sql`release one`.execute(trx)
        }
      })
    } catch (error) {
      for (const one of batch) one.failed(error)
      return
    }
    for (const one of succeeded) one.committed()
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
