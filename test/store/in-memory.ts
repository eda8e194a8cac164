// A database in memory with Hearth's tables in it and no row.
import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import type { Database } from '../../src/store/database.ts'

let image: Buffer | undefined

/** A new one each time it is opened. */
export function inMemory(): Database {
  image ??= readFileSync(inject('memoryImage'))
  return { kind: 'sqlite', file: ':memory:', image }
}
