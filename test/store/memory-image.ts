// The tables of a database in memory, made once for all tests of a run: vitest calls `setup` before the first test. To start
// from its bytes is quicker than to migrate.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { TestProject } from 'vitest/node'
import { openStore } from '../../src/store/store.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the bytes. */
    memoryImage: string
  }
}

/** Makes it, and gives back what deletes it. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-image-'))
  const file = join(folder, 'hearth.db')
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).close()
  // What is in memory has no write-ahead log.
  const database = new Database(file)
  database.pragma('journal_mode = DELETE')
  database.close()
  project.provide('memoryImage', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
