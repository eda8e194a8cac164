// The copies of the nights: once each, seven kept, none that would fill the disk, and never an end of Hearth.
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { keepingOf } from '../../src/keeping.ts'
import type { Room } from '../../src/ports/disk.ts'
import { nightly } from '../../src/store/copies/nightly.ts'
import { silentLogger } from '../silent-logger.ts'
import { folder, note, notesIn, openedIn, rightsOf } from './copies.ts'

/** A moment on this machine's clocks. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime()
const hour = 60 * 60_000

interface Nights {
  readonly folder: string
  readonly file: string
  now: number
  room: (bytes: number) => Room
  rest: () => Promise<void>
  /** What was logged, with its level. */
  readonly log: string[]
  /** A process: starts, and is asked once a minute. */
  start(): () => Promise<void>
  copies(): readonly string[]
}

async function nights(now: number): Promise<Nights> {
  const where = folder()
  const file = join(where, 'hearth.db')
  const copies = join(where, 'backups')
  const store = await openedIn(file)
  await note(store, 'one')
  const log: string[] = []
  const says = (level: string) => (message: string) => void log.push(`${level}: ${message}`)
  const made: Nights = {
    ...{ folder: copies, file, now, log, room: () => 'plenty', rest: async () => undefined },
    copies: () => readdirSync(copies).toSorted(),
    start: () =>
      nightly({
        ...{ file, folder: copies, clock: { now: () => made.now } },
        logger: { ...silentLogger, debug: says('debug'), info: says('info'), warn: says('warn'), error: says('error') },
        room: async (bytes) => made.room(bytes),
        atRest: () => made.rest(),
      }),
  }
  return made
}

test('at four in the night a copy is made, once however often Hearth is started', async () => {
  const house = await nights(at(27, 3, 40))
  mkdirSync(house.folder)
  writeFileSync(join(house.folder, 'nightly-2026-11-26.db'), 'of the night before')
  const look = house.start()
  house.now = at(27, 3, 59)
  await look()
  expect(house.copies()).toEqual(['nightly-2026-11-26.db'])
  house.now = at(27, 4)
  await look()
  await look()
  expect(house.copies()).toEqual(['nightly-2026-11-26.db', 'nightly-2026-11-27.db'])
  const copy = join(house.folder, 'nightly-2026-11-27.db')
  expect(notesIn(copy)).toEqual(['one'])
  expect(rightsOf(copy)).toBe('600')
  expect(rightsOf(house.folder)).not.toBe('700')
  const again = house.start()
  house.now = at(27, 23)
  await again()
  house.now = at(28, 3, 59)
  await again()
  expect(house.log).toEqual(['info: the nightly copy is made'])
})

test('a night that was missed is made up for, ten minutes after the start', async () => {
  const house = await nights(at(27, 15))
  const look = house.start()
  house.now = at(27, 15, 9)
  await look()
  expect(house.log).toEqual([])
  house.now = at(27, 15, 10)
  await look()
  expect(house.copies()).toEqual(['nightly-2026-11-27.db'])
  expect(rightsOf(house.folder)).toBe('700')
})

test('a copy waits until nobody waits for Hearth, and is not begun twice meanwhile', async () => {
  const house = await nights(at(27, 3))
  let letGo = (): void => undefined
  house.rest = () =>
    new Promise((resolve) => {
      letGo = resolve
    })
  const look = house.start()
  house.now = at(27, 4)
  const first = look()
  await look()
  expect(house.log).toEqual([])
  letGo()
  await first
  expect(house.log).toEqual(['info: the nightly copy is made'])
})

test('seven are kept, and other files in the folder are left alone', async () => {
  const house = await nights(at(27, 3))
  mkdirSync(house.folder)
  const others = ['before-migration-2026-01-01-001-house.db', 'mine.db', 'nightly-notes.txt']
  for (const name of others) writeFileSync(join(house.folder, name), '')
  for (let day = 10; day < 20; day += 1) writeFileSync(join(house.folder, `nightly-2026-11-${day}.db`), '')
  writeFileSync(join(house.folder, 'nightly-2026-11-20.db.part'), 'cut short')
  const look = house.start()
  house.now = at(27, 4)
  await look()
  const kept = [14, 15, 16, 17, 18, 19, 27].map((day) => `nightly-2026-11-${day}.db`)
  expect(house.copies()).toEqual([...others, ...kept].toSorted())
})

test('where a copy more would fill the disk the oldest go first, and the copy is made', async () => {
  const house = await nights(at(27, 3))
  mkdirSync(house.folder)
  for (const day of [22, 23, 24, 25]) copyFileSync(house.file, join(house.folder, `nightly-2026-11-${day}.db`))
  const asked: number[] = []
  house.room = (bytes) => {
    asked.push(bytes)
    return house.copies().length > 2 ? 'full' : 'low'
  }
  const look = house.start()
  house.now = at(27, 4)
  await look()
  expect(house.copies()).toEqual([24, 25, 27].map((day) => `nightly-2026-11-${day}.db`))
  expect(house.log.filter((line) => line.startsWith('warn'))).toHaveLength(2)
  expect(Math.min(...asked)).toBeGreaterThan(0)
})

test('on a full disk no copy is made, the newest stays, and it is tried again an hour later', async () => {
  const house = await nights(at(27, 3))
  mkdirSync(house.folder)
  for (const day of [24, 25]) writeFileSync(join(house.folder, `nightly-2026-11-${day}.db`), '')
  house.room = () => 'full'
  const look = house.start()
  house.now = at(27, 4)
  await look()
  expect(house.copies()).toEqual(['nightly-2026-11-25.db'])
  const failed = 'error: the nightly copy could not be made; it is tried again in an hour'
  expect(house.log.at(-1)).toBe(failed)
  house.room = () => 'plenty'
  house.now += hour - 1
  await look()
  expect(house.log.at(-1)).toBe(failed)
  house.now += 1
  await look()
  expect(house.copies()).toEqual(['nightly-2026-11-25.db', 'nightly-2026-11-27.db'])
})

test('a folder that cannot be made ends nothing: it is an error in the log', async () => {
  const house = await nights(at(27, 3))
  writeFileSync(house.folder, 'a file')
  const look = house.start()
  house.now = at(27, 4)
  await look()
  expect(house.log).toEqual(['error: the nightly copy could not be made; it is tried again in an hour'])
  rmSync(house.folder)
})

/** Hearth's settings, with its data in a folder. */
function settingsFor(where: string, settings: Readonly<Record<string, string>> = {}) {
  const read = readConfig({}, { DATABASE_URL: `sqlite:${join(where, 'hearth.db')}`, ...settings })
  if (!read.ok) throw new Error('these settings are wrong')
  return read.config
}

test.each([
  ['beside the database', {}, ['backups/nightly-2026-11-27.db']],
  ['nowhere, where they are off', { BACKUP_DIR: 'off' }, []],
])('a Hearth that runs for ten minutes has its copy %s', async (_what, settings, expected) => {
  vi.useFakeTimers({ toFake: ['Date'], now: at(27, 12) })
  onTestFinished(() => void vi.useRealTimers())
  const where = folder()
  await openedIn(join(where, 'hearth.db'))
  const keeping = keepingOf(settingsFor(where, settings), silentLogger)
  await keeping.begin()
  await keeping.look(async () => undefined)
  vi.setSystemTime(at(27, 12, 11))
  await keeping.look(() => Promise.reject(new Error('the database takes nothing')))
  expect(
    readdirSync(where, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.db') && name !== 'hearth.db'),
  ).toEqual(expected)
})
