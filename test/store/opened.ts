// A store in a file of its own, closed and deleted when the test ends, with every query that it ran.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type CommunityId, communityId } from '../../src/domain/ids.ts'
import type { Timers } from '../../src/ports/system.ts'
import { openStore, type Store } from '../../src/store/store.ts'

export const lantern: CommunityId = communityId('lantern')
export const space = { platform: 'discord', id: '1' } as const

/** A folder that is deleted when the test ends. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hearth-store-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

export interface Opened {
  readonly store: Store
  readonly file: string
  /** The text of every query so far. */
  readonly queries: string[]
  /** How many transactions were committed so far. */
  commits(): number
}

/** Opens one with a community in it. */
export async function opened(options: { file?: string; timers?: Timers } = {}): Promise<Opened> {
  const { file = join(folder(), 'hearth.db'), timers } = options
  const queries: string[] = []
  const store = await openStore({
    ...{ file, startedAt: 0, onQuery: ({ sql }) => queries.push(sql) },
    ...(timers === undefined ? {} : { timers }),
  })
  onTestFinished(() => store.close())
  await store.spaces.add({ ref: space, name: 'Lantern', locale: undefined, host: undefined, at: 0 }, lantern)
  return { store, file, queries, commits: () => queries.filter((sql) => /^commit/i.test(sql)).length }
}
