// A community moves from SQLite to PostgreSQL and back: every row arrives as it was, and nothing is copied that should not be.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { samplePastMs } from '../../src/simulation.ts'
import { CopyRefusedError, copyStore } from '../../src/store/copy-store.ts'
import type { Database as Where } from '../../src/store/database.ts'
import { openStore } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { shiftedClock } from '../../src/system/shifted-clock.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { wire } from '../../src/wire.ts'
import { freshDatabase, runOn } from '../postgres/fresh-database.ts'
import { folder } from './opened.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A playground that is lived in: its sample week, on a file. */
async function livedIn(): Promise<string> {
  const file = join(folder(), 'hearth.db')
  const clock = shiftedClock(systemClock, -samplePastMs)
  const store = await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  const hearth = await wire({
    config: {
      ...{ discord: undefined, slack: undefined, playground: { port: 0 }, httpPort: undefined },
      ...{
        metricsToken: undefined,
        heartbeatUrl: undefined,
        backupDir: undefined,
        diskLimitMb: undefined,
        filesDir: undefined,
      },
      ...{ database: { kind: 'sqlite', file }, allowedSpaces: [], communitySpaces: [], logLevel: 'error' },
    },
    ...{ store, clock, timers: systemTimers, ids: systemIds(clock), logger: systemLogger('error') },
    shelf: memoryShelf(),
    disk: { room: () => 'plenty' },
    ...{ checkpoint: noCheckpoint, metrics: noMetrics, sample: true, movable: true },
  })
  await hearth.start()
  await hearth.playground?.ready()
  await hearth.idle()
  await hearth.stop()
  return file
}

type Rows = Readonly<Record<string, readonly unknown[]>>

const tablesIn = (file: string): readonly string[] => {
  const database = new Database(file, { readonly: true })
  const names = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'kysely%' and name not like 'found~_%' escape '~' and name not in ('processes', 'chores')",
    )
    .pluck()
    .all()
  database.close()
  return names.map(String).toSorted()
}

const sorted = (rows: readonly Record<string, unknown>[]): readonly string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => [name, value === null ? null : String(value)]),
      ),
    )
    .toSorted()

function rowsIn(file: string): Rows {
  const database = new Database(file, { readonly: true })
  const all = tablesIn(file).map((table) => {
    const rows = database.prepare<[], Record<string, unknown>>(`select * from ${table}`).all()
    return [table, sorted(rows)] as const
  })
  database.close()
  return Object.fromEntries(all)
}

async function rowsAt(url: string, tables: readonly string[]): Promise<Rows> {
  const all: [string, readonly string[]][] = []
  for (const table of tables) all.push([table, sorted(await runOn(url, `select * from ${table}`))])
  return Object.fromEntries(all)
}

interface Ended {
  readonly code: number
  readonly said: string
}

/** Runs the npm script's program. */
async function migrateStore(...args: readonly string[]): Promise<Ended> {
  const run = promisify(execFile)(process.execPath, [join(root, 'tasks/migrate-store.ts'), ...args], { cwd: root })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  )
}

test('a lived-in community goes to PostgreSQL and back with every row as it was, and its places go on counting', {
  timeout: 60_000,
}, async () => {
  const file = await livedIn()
  const before = rowsIn(file)
  expect(before.suggestions?.length).toBeGreaterThan(2)
  expect(before.keyed?.length).toBeGreaterThan(2)
  const url = await freshDatabase('nothing')
  const { code, said } = await migrateStore(`sqlite:${file}`, url)
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Everything is there.') })
  expect(said).toMatch(new RegExp(`^suggestions +${before.suggestions?.length} +${before.suggestions?.length}$`, 'm'))
  expect(said).not.toContain('password-of-the-tests')
  expect(await rowsAt(url, tablesIn(file))).toEqual(before)
  const [last] = await runOn(url, 'select max(position) as last from outbox')
  const [next] = await runOn(url, "select nextval(pg_get_serial_sequence('outbox', 'position')) as next")
  expect(Number(next?.next)).toBe(Number(last?.last) + 1)
  const back = join(folder(), 'back.db')
  await copyStore({ kind: 'postgres', url }, { kind: 'sqlite', file: back }, 0)
  expect(rowsIn(back)).toEqual(before)
  // Hearth opens it like any other.
  await (await openStore({ database: { kind: 'sqlite', file: back }, startedAt: 0 })).close()
})

async function small(): Promise<string> {
  const file = join(folder(), 'hearth.db')
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).close()
  return file
}

test('addresses that cannot be used are told so by the program, which ends with 1 and has changed nothing', async () => {
  const file = await small()
  for (const [from, to, words] of [
    [`sqlite:${file}`, '', 'second address'],
    [`sqlite:${file}`, `sqlite:${file}`, 'the same database'],
  ] as const) {
    const ended = await migrateStore(from, to)
    expect(ended).toEqual({ code: 1, said: expect.stringContaining(words) })
    expect(ended.said).not.toMatch(/\bat .*\.ts/)
  }
})

test('what must not be copied is refused in plain words, and nothing has changed', async () => {
  const file = await small()
  const url = await freshDatabase()
  const sqlite = (path: string) => ({ kind: 'sqlite', file: path }) as const
  const postgres = (address: string) => ({ kind: 'postgres', url: address }) as const
  const refuses = async (from: Where, to: Where, words: string): Promise<void> => {
    const refused = copyStore(from, to, 0)
    await expect(refused).rejects.toThrow(CopyRefusedError)
    await expect(refused).rejects.toThrow(words)
    await expect(refused).rejects.not.toThrow('password-of-the-tests')
  }
  await refuses(sqlite(`${file}.no`), postgres(url), 'does not exist')
  const full = await freshDatabase()
  await runOn(full, "insert into communities (id, created_at) values ('lantern', 1)")
  await refuses(sqlite(file), postgres(full), 'communities has 1 row')
  const others = await freshDatabase('nothing')
  await runOn(others, 'create table recipes (name text)')
  await refuses(sqlite(file), postgres(others), 'holds something else')
  const older = await freshDatabase()
  await runOn(older, "delete from kysely_migration where name = '005-answer-lines'")
  await refuses(postgres(older), sqlite(join(folder(), 'new.db')), 'older Hearth')
  await refuses(sqlite(file), postgres(older), 'not of this version')
  expect(await runOn(url, 'select * from communities')).toEqual([])
})

test('what a running Hearth holds is refused, on either side', async () => {
  const file = await small()
  const url = await freshDatabase()
  const hearth = await openStore({ database: { kind: 'postgres', url }, startedAt: 0 })
  onTestFinished(() => hearth.close())
  await hearth.spaces.all()
  const fresh = { kind: 'sqlite', file: join(folder(), 'new.db') } as const
  await expect(copyStore({ kind: 'sqlite', file }, { kind: 'postgres', url }, 0)).rejects.toThrow('in use by a Hearth')
  await expect(copyStore({ kind: 'postgres', url }, fresh, 0)).rejects.toThrow('in use by a Hearth')
  const running = await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  onTestFinished(() => running.close())
  const target = { kind: 'postgres', url: await freshDatabase() } as const
  await expect(copyStore({ kind: 'sqlite', file }, target, 0)).rejects.toThrow('is held by process')
})
