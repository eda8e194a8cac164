// Keyv on the same SQLite connection, in the same transaction as everything else.
import KeyvSqlite from '@keyv/sqlite'
import Keyv from 'keyv'
import { CompiledQuery } from 'kysely'
import type { Transactions } from './transaction.ts'

export interface KeyedStore {
  get(key: string): Promise<unknown>
  /** Rejects when it could not be written. `ttlMs` lets it expire. */
  set(key: string, value: unknown, ttlMs?: number): Promise<void>
  delete(key: string): Promise<void>
  entries(): Promise<ReadonlyArray<readonly [string, unknown]>>
  /** Deletes what has expired, in every namespace; what is read meanwhile is not there either way. */
  clearExpired(): Promise<void>
}

/** Makes keyed stores that share one table, each in a namespace of its own. */
export function keyedStores(transactions: Transactions): (namespace: string) => Promise<KeyedStore> {
  return async (namespace) => {
    const store = new KeyvSqlite({
      uri: 'sqlite://:memory:',
      table: 'keyed',
      driver: {
        name: 'custom',
        connect: async () => ({
          query: async (sql, ...parameters) => {
            const query = CompiledQuery.raw(sql, parameters.flat())
            const { rows } = await transactions.current().executeQuery(query)
            return rows
          },
          close: async () => {},
        }),
      },
    })
    await store.ready
    const keyv = new Keyv({ store, namespace })
    return {
      get: (key) => keyv.get(key),
      set: async (key, value, ttlMs) => {
        const kept = await keyv.set(key, value, ttlMs)
        if (!kept) throw new Error(`${namespace} could not be written`)
      },
      delete: async (key) => {
        await keyv.delete(key)
      },
      entries: async () => {
        const all: [string, unknown][] = []
        for await (const [key, value] of keyv.iterator()) all.push([String(key), value])
        return all
      },
      clearExpired: () => store.clearExpired(),
    }
  }
}
