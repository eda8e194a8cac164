// A database that is open, whichever it is.
import type { CompiledQuery, Kysely } from 'kysely'
import type { Timers } from '../ports/system.ts'
import type { Holder } from './ledger/process-rows.ts'
import type { Tables } from './schema.ts'
import type { TransactionRules } from './transaction.ts'

export interface OpenedDatabase {
  readonly db: Kysely<Tables>
  readonly rules: TransactionRules
  /** Who this process is to the others that share the database. */
  readonly holder: Holder
  /** Calls `heard` whenever another process has committed something to be done; the returned function ends that. */
  listen(heard: () => void, timers: Timers): () => Promise<void>
  close(): Promise<void>
}

/** Sees every query; tests read them. */
export type OnQuery = (query: CompiledQuery) => void
