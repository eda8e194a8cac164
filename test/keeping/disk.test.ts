// The judgement of a disk: plenty, low from 80 %, full from 95 %; by what Hearth may take, and by what the disk has.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Logger } from '../../src/ports/system.ts'
import { disk } from '../../src/system/disk.ts'
import { silentLogger } from '../silent-logger.ts'
import { house } from '../start/house.ts'
import { folder } from './copies.ts'

const GB = 1e9

const roomOn = (used: number, free: number) =>
  disk({ folder: '.', own: [], limit: undefined, volume: async () => ({ used, free }) })

test.each([
  ['a small disk that is 79 % full', 7.9 * GB, 2.1 * GB, 'plenty'],
  ['a small disk that is 80 % full', 8 * GB, 2 * GB, 'low'],
  ['a small disk that is 94 % full', 9.4 * GB, 0.6 * GB, 'low'],
  ['a small disk that is 95 % full', 9.5 * GB, 0.5 * GB, 'full'],
  ['a large disk that is 96 % full, with 40 GB free', 960 * GB, 40 * GB, 'plenty'],
  ['a large disk with 4 GB free', 996 * GB, 4 * GB, 'low'],
  ['a large disk with half a GB free', 999.5 * GB, 0.5 * GB, 'full'],
  ['a disk that is full', 10 * GB, 0, 'full'],
] as const)('%s', async (_what, used, free, room) => {
  expect(await roomOn(used, free).look()).toBe(room)
})

test('a look can ask what a file more would make of it, which changes no judgement', async () => {
  const asked = roomOn(7 * GB, 3 * GB)
  await asked.look()
  expect(await asked.look(1 * GB)).toBe('low')
  expect(await asked.look(2.6 * GB)).toBe('full')
  expect(asked.room()).toBe('plenty')
})

test('a limit counts the files of the database and the copies, and nothing beside them', async () => {
  const where = folder()
  const copies = folder()
  const own = [
    { folder: where, prefix: 'hearth.db' },
    { folder: copies, prefix: '' },
    { folder: join(where, 'not there'), prefix: '' },
  ]
  const asked = disk({ folder: where, own, limit: 1000, volume: async () => ({ used: 0, free: 100 * GB }) })
  writeFileSync(join(where, 'songs.mp3'), 'x'.repeat(5000))
  writeFileSync(join(where, 'hearth.db'), 'x'.repeat(500))
  writeFileSync(join(where, 'hearth.db-wal'), 'x'.repeat(200))
  expect(await asked.look()).toBe('plenty')
  writeFileSync(join(copies, 'nightly-2026-11-27.db'), 'x'.repeat(100))
  expect(await asked.look()).toBe('low')
  writeFileSync(join(copies, 'nightly-2026-11-28.db'), 'x'.repeat(150))
  expect(await asked.look()).toBe('full')
})

test('below its limit Hearth still sees that the disk is full', async () => {
  const asked = disk({ folder: '.', own: [], limit: 10 * GB, volume: async () => ({ used: 10 * GB, free: 0 }) })
  expect(await asked.look()).toBe('full')
})

test('the log is told when the judgement changes, and only then', async () => {
  const log: string[] = []
  const says = (message: string): void => void log.push(message)
  const logger: Logger = { ...silentLogger, debug: says, info: says, warn: says, error: says }
  let used = 9
  const volume = async () => ({ used: used * GB, free: (10 - used) * GB })
  const asked = disk({ folder: '.', own: [], limit: undefined, logger, volume })
  for (used of [5, 9, 9, 9.6, 9, 5, 5]) await asked.look()
  expect(log).toEqual([
    'the disk is over 80 % full',
    'the disk is over 95 % full',
    'the disk is over 80 % full',
    'there is room on the disk again',
  ])
})

test('the disk of this machine is read as its system counts it', async () => {
  expect(['plenty', 'low', 'full']).toContain(await disk({ folder: '.', own: [], limit: undefined }).look())
  expect(await disk({ folder: '.', own: [], limit: undefined }).look(1e18)).toBe('full')
})

test('a start says in the log that the disk is nearly full, and Hearth works', async () => {
  const home = house()
  mkdirSync(join(home.folder, 'data'))
  writeFileSync(join(home.folder, 'data/hearth.db.before-restore-x'), Buffer.alloc(9_600_000))
  const run = home.run({ DISK_LIMIT_MB: '10' })
  await run.says(/"msg":"the disk is over 95 % full"/)
  await run.says(/^Playground: http/m)
})
