// A database that is open, whichever it is.
import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import type { TransactionRules } from './transaction.ts'

export interface OpenedDatabase {
  readonly db: Kysely<Tables>
  readonly rules: TransactionRules
  close(): Promise<void>
}

/** Sees every query; tests read them. */
export type OnQuery = (query: CompiledQuery) => void
