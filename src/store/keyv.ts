// Keyv on the same connection, in the same transaction as everything else.
import { AsyncLocalStorage } from 'node:async_hooks'
import KeyvSqlite from '@keyv/sqlite'
import Keyv, { KeyvJsonSerializer } from 'keyv'
import { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'
import { ask } from './direct.ts'
import { postgresKeyed } from './postgres/keyed.ts'
import type { Transactions } from './transaction.ts'

export interface KeyedStore {
  /** Undefined when there is nothing. Rejects when it could not be read. */
  get(key: string): Promise<unknown>
  /** Rejects when it could not be written. `ttlMs` lets it expire. */
  set(key: string, value: unknown, ttlMs?: number): Promise<void>
  delete(key: string): Promise<void>
  /** Deletes it and gives what it was: of several who take it, one gets it. Undefined when there is nothing. */
  take(key: string): Promise<unknown>
  entries(): Promise<ReadonlyArray<readonly [string, unknown]>>
  /** Deletes what has expired, in every namespace; what is read meanwhile is not there either way. */
  clearExpired(): Promise<void>
}

/** So many texts are remembered with what they stand for. */
const rememberedAtMost = 20

/**
 * Keyv's own way to write values and to read them, which looks at each part by itself; so what the same text stands for is
 * remembered: the settings are asked for several times in each transaction. Whoever gets a value changes nothing in it.
 */
function remembering(): KeyvJsonSerializer {
  const own = new KeyvJsonSerializer()
  const known = new Map<string, ReturnType<typeof own.parse>>()
  return {
    stringify: (value) => own.stringify(value),
    parse<T>(text: string): T {
      const before = known.get(text)
      if (before !== undefined) return before as T
      const value = own.parse<T>(text)
      if (known.size >= rememberedAtMost) known.clear()
      known.set(text, value)
      return value
    },
  }
}

/** Makes keyed stores that share one table, each in a namespace of its own. */
export function keyedStores(
  transactions: Transactions,
  kind: Database['kind'],
): (namespace: string) => Promise<KeyedStore> {
  /** Keyv tells nobody who reads that it could not: what went wrong is told here. */
  const failures = new AsyncLocalStorage<unknown[]>()

  async function overheard<Result>(work: () => Promise<Result>): Promise<Result> {
    const errors: unknown[] = []
    const result = await failures.run(errors, work)
    if (errors.length > 0) throw errors[0]
    return result
  }

  async function loudly<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      failures.getStore()?.push(error)
      throw error
    }
  }

  async function storeFor() {
    if (kind === 'postgres')
      return postgresKeyed((query) => loudly(async () => (await query.execute(transactions.current())).rows))
    const store = new KeyvSqlite({
      uri: 'sqlite://:memory:',
      table: 'keyed',
      driver: {
        name: 'custom',
        connect: async () => ({
          query: (sql, ...parameters) =>
            loudly(async () => {
              const query = CompiledQuery.raw(sql, parameters.flat())
              const { rows } = await ask(transactions.current(), query)
              return rows
            }),
          close: async () => {},
        }),
      },
    })
    await store.ready
    return store
  }

  return async (namespace) => {
    const store = await storeFor()
    const keyv = new Keyv({ store, namespace, serialization: remembering() })
    return {
      get: (key) => overheard(() => keyv.get(key)),
      set: async (key, value, ttlMs) => {
        const kept = await overheard(() => keyv.set(key, value, ttlMs))
        if (!kept) throw new Error(`${namespace} could not be written`)
      },
      delete: async (key) => {
        await overheard(() => keyv.delete(key))
      },
      take: (key) =>
        overheard(async () => {
          const value: unknown = await keyv.get(key)
          return value !== undefined && (await keyv.delete(key)) ? value : undefined
        }),
      entries: () =>
        overheard(async () => {
          const all: [string, unknown][] = []
          for await (const [key, value] of keyv.iterator()) all.push([String(key), value])
          return all
        }),
      clearExpired: () => overheard(() => store.clearExpired()),
    }
  }
}
