// A store of one test, on either database: closed and deleted when the test ends, with every query that it ran.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { type CommunityId, communityId } from '../../src/domain/ids.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { Database } from '../../src/store/database.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { emptyDatabase } from '../postgres/fresh-database.ts'

export const lantern: CommunityId = communityId('lantern')
export const space = { platform: 'discord', id: '1' } as const

/** What the contracts of the store are held to. */
export const kinds = ['sqlite', 'postgres'] as const
export type Kind = (typeof kinds)[number]

/** A folder that is deleted when the test ends. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hearth-store-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A database with Hearth's tables in it and no row, which the test has to itself, and whose rows alone it changes. */
async function databaseOf(kind: Kind): Promise<Database> {
  if (kind === 'postgres') return { kind, url: await emptyDatabase() }
  const file = join(folder(), 'hearth.db')
  copyFileSync(inject('memoryImage'), file)
  return { kind, file }
}

export interface Opened {
  readonly store: Store
  readonly database: Database
  /** The text of every query so far. */
  readonly queries: string[]
  /** How many transactions were committed so far. */
  commits(): number
}

/** Opens one with a community in it. */
export async function opened(options: { kind?: Kind; database?: Database; timers?: Timers } = {}): Promise<Opened> {
  const { kind = 'sqlite', timers } = options
  const database = options.database ?? (await databaseOf(kind))
  const queries: string[] = []
  const store = await openStore({
    ...{ database, startedAt: 0, onQuery: ({ sql }) => queries.push(sql) },
    ...(timers === undefined ? {} : { timers }),
  })
  onTestFinished(() => store.close())
  await store.spaces.add({ ref: space, name: 'Lantern', locale: undefined, host: undefined, at: 0 }, lantern)
  // It lives, and may claim.
  await store.ledger.processes.begin([], 0)
  const before = queries.length
  return { store, database, queries, commits: () => queries.slice(before).filter((sql) => /^commit/i.test(sql)).length }
}

/** The file of a store that is in one. */
export function fileOf({ database }: Opened): string {
  if (database.kind !== 'sqlite') throw new Error('this store is in no file')
  return database.file
}
