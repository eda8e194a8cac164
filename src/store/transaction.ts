// Transactions, known only here. What runs inside finds its own by itself; a nested call joins it. Those that wait together
// in a line share one commit: each in a savepoint of its own, so that one's failure is its own; one that waits alone needs
// none. On SQLite there is one line; on PostgreSQL each community has its own, and holds a lock that makes those of all
// processes serial.
import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import type { CommunityId } from '../domain/ids.ts'
import { StoreAwayError } from '../ports/errors.ts'
import type { Timers } from '../ports/system.ts'
import type { Tables } from './schema.ts'

/** More than this in one commit would let the first wait too long. */
const batchSize = 50
/** How long a database is waited for that takes nothing. Milliseconds; 1.5 s in all, since a platform waits for no more than 3. */
const patience = [50, 100, 200, 400, 750]
/** How often work is done again that stood in another's way. */
const conflictsAtMost = 5

const savepoint = CompiledQuery.raw('savepoint one')
const rollbackToIt = CompiledQuery.raw('rollback to one')
const release = CompiledQuery.raw('release one')

interface Waiting {
  conflicts: number
  /** Does the work; answers whether it wrote something that is to be done. */
  run(trx: Transaction<Tables>): Promise<boolean>
  committed(): void
  failed(error: unknown): void
}

export interface Transactions {
  /** The open transaction, or the database itself outside of one. */
  current(): Kysely<Tables>
  /** The same, to write something that is to be done: other processes hear of it. */
  telling(): Kysely<Tables>
  /**
   * Runs the work in a transaction: all of it is kept, or, when it rejects, nothing. `community` is the one whose rows it
   * reads before it writes; undefined where none is known yet.
   */
  transaction<Result>(community: CommunityId | undefined, work: () => Promise<Result>): Promise<Result>
  /**
   * What stays the same only while nothing is written: what was read before is still so. Undefined in a transaction, which
   * sees its own writes, and where others write too.
   */
  standing(): number | undefined
  /** Holds another community's lock as well, until the open transaction ends. */
  alsoLock(community: CommunityId): Promise<void>
}

/** What differs between databases. */
export interface TransactionRules {
  /** Transactions of one line run one after another in a process, and may share a commit. */
  line(community: CommunityId | undefined): string
  /** The first thing in each transaction of a line: makes them serial in all processes. */
  lock(trx: Transaction<Tables>, line: string): Promise<void>
  /** Says with the commit, to the other processes, that there is something to do. */
  tell(trx: Transaction<Tables>): Promise<void>
  /** Whether an error means that the database takes nothing now. */
  isAway(error: unknown): boolean
  /** Whether an error means that the same work may succeed when it is done again. */
  isConflict(error: unknown): boolean
  /** How often anything was written; undefined where other processes write too, and nobody counts. */
  writes(): number | undefined
}

interface Opened {
  readonly trx: Transaction<Tables>
  open: boolean
  /** Whether it wrote something that is to be done. */
  tells: boolean
}

/** Makes the transactions of one database. Without timers, a database that takes nothing is not waited for. */
export function transactionsOf(db: Kysely<Tables>, rules: TransactionRules, timers: Timers | undefined): Transactions {
  const storage = new AsyncLocalStorage<Opened>()
  /** Those that wait, by line; a line that is there is running. */
  const lines = new Map<string, Waiting[]>()
  /** Whether it took nothing the last time: then nobody waits for it as long as the first did. */
  let away = false

  async function runBatches(line: string, waiting: Waiting[]): Promise<void> {
    while (waiting.length > 0) await runBatch(line, waiting, waiting.splice(0, batchSize))
    lines.delete(line)
  }

  async function runBatch(line: string, waiting: Waiting[], batch: readonly Waiting[]): Promise<void> {
    for (const wait of away || timers === undefined ? [] : patience) {
      if (await ran(line, waiting, batch, false)) return
      await new Promise<void>((resolve) => timers?.after(wait, resolve))
    }
    away = !(await ran(line, waiting, batch, true))
  }

  /** False when the database took nothing, so that no work has begun; the last time, everybody is told so. */
  async function ran(line: string, waiting: Waiting[], batch: readonly Waiting[], last: boolean): Promise<boolean> {
    const succeeded: Waiting[] = []
    const undecided = new Set(batch)
    const alone = batch.length === 1
    let begun = false
    /** Why the only one failed. */
    let why: { readonly error: unknown } | undefined
    const failed = (one: Waiting, error: unknown): void => {
      undecided.delete(one)
      if (rules.isConflict(error) && one.conflicts < conflictsAtMost) {
        one.conflicts += 1
        waiting.push(one)
      } else one.failed(told(error))
    }
    try {
      await db.transaction().execute(async (trx) => {
        await rules.lock(trx, line)
        begun = true
        let tells = false
        for (const one of batch) {
          if (!alone) await trx.executeQuery(savepoint)
          try {
            tells = (await one.run(trx)) || tells
            succeeded.push(one)
          } catch (error) {
            if (alone) {
              why = { error }
              throw error
            }
            // Where SQLite has undone everything by itself there is no savepoint any more: then all have failed for this reason.
            const hidden = (other: unknown) => Promise.reject(rules.isAway(error) ? error : other)
            await trx.executeQuery(rollbackToIt).catch(hidden)
            failed(one, error)
          }
          if (!alone) await trx.executeQuery(release)
        }
        if (tells) await rules.tell(trx)
      })
    } catch (error) {
      if (!begun && !last && rules.isAway(error)) return false
      for (const one of undecided) {
        if (why?.error === error) failed(one, error)
        // It could not be undone in order either.
        else one.failed(told(why !== undefined && rules.isAway(why.error) ? why.error : error))
      }
      return begun || !rules.isAway(error)
    }
    for (const one of succeeded) one.committed()
    return true
  }

  const told = (error: unknown): unknown =>
    rules.isAway(error) && !(error instanceof StoreAwayError) ? new StoreAwayError(error) : error

  const current = (): Kysely<Tables> => {
    const opened = storage.getStore()
    return opened?.open === true ? opened.trx : db
  }

  function transaction<Result>(community: CommunityId | undefined, work: () => Promise<Result>): Promise<Result> {
    if (storage.getStore()?.open === true) return work()
    const line = rules.line(community)
    return new Promise<Result>((resolve, reject) => {
      let result: { value: Result } | undefined
      // Those that share a commit are each run as their own caller, by which the log tells them apart.
      const asCaller = AsyncLocalStorage.snapshot()
      const one: Waiting = {
        conflicts: 0,
        run: async (trx) => {
          const opened: Opened = { trx, open: true, tells: false }
          try {
            result = { value: await asCaller(() => storage.run(opened, work)) }
            return opened.tells
          } finally {
            opened.open = false
          }
        },
        committed: () =>
          result === undefined ? reject(new Error('a transaction had no result')) : resolve(result.value),
        failed: reject,
      }
      const waiting = lines.get(line)
      if (waiting !== undefined) {
        waiting.push(one)
        return
      }
      const begun = [one]
      lines.set(line, begun)
      // Whatever came in with the same turn of the event loop shares the first commit.
      storage.exit(() => setImmediate(() => void runBatches(line, begun)))
    })
  }

  return {
    current,
    telling() {
      const opened = storage.getStore()
      if (opened !== undefined) opened.tells = true
      return current()
    },
    transaction,
    standing: () => (storage.getStore()?.open === true ? undefined : rules.writes()),
    async alsoLock(community) {
      const opened = storage.getStore()
      if (opened?.open !== true) throw new Error('a lock was asked for outside of a transaction')
      await rules.lock(opened.trx, rules.line(community))
    },
  }
}
