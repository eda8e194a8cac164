// The files of people in a backup: those that its database names, checked on both ways, and nothing of what was redacted.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backup } from '../../src/store/copies/backup.ts'
import { restore } from '../../src/store/copies/restore.ts'
import { openStore } from '../../src/store/store.ts'
import { folder, rightsOf } from './copies.ts'

const nameOf = (content: string): string => createHash('sha256').update(content).digest('hex')

/** A database that names these files as kept or gone, and a folder with the bytes of some. */
async function kept(files: Readonly<Record<string, 'kept' | 'gone'>>, there: readonly string[]) {
  const where = folder()
  const at = (name: string): string => join(where, name)
  const opened = await openStore({ database: { kind: 'sqlite', file: at('hearth.db') }, startedAt: 0 })
  await opened.close()
  change(at('hearth.db'), (database) => {
    database.pragma('foreign_keys = OFF')
    const add = database.prepare(
      `insert into thread_files (id, community, thread, message, file, name, bytes, state, sha256, tries)
       values (?, 'lantern', 't1', ?, 'f1', 'lamp.png', 5, ?, ?, 0)`,
    )
    for (const [content, state] of Object.entries(files)) add.run(content, content, state, nameOf(content))
  })
  mkdirSync(at('files'))
  for (const content of there) writeFileSync(at(`files/${nameOf(content)}`), content)
  return at
}

function change(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file)
  try {
    work(database)
  } finally {
    database.close()
  }
}

test('what came with suggestions is in a backup like what came in support threads', async () => {
  const at = await kept({ lamp: 'kept' }, ['lamp', 'map', 'night'])
  change(at('hearth.db'), (database) => {
    database.pragma('foreign_keys = OFF')
    const add = database.prepare(
      `insert into suggestion_files (id, community, suggestion, file, name, bytes, state, sha256, tries)
       values (?, 'lantern', 's1', ?, 'map.png', 3, ?, ?, 0)`,
    )
    for (const [content, state] of [
      ['map', 'kept'],
      ['night', 'gone'],
    ] as const)
      add.run(content, content, state, nameOf(content))
  })
  const copied = await backup({ from: at('hearth.db'), to: at('copy.db'), force: false, files: at('files') })
  expect(copied.files).toEqual({ count: 2, bytes: 7, missing: 0 })
})

test('a backup is one file with the bytes of all that is kept, and none of what was redacted', async () => {
  const at = await kept({ lamp: 'kept', fuse: 'kept', secret: 'gone' }, ['lamp', 'fuse', 'secret'])
  const copied = await backup({ from: at('hearth.db'), to: at('copy.db'), force: false, files: at('files') })
  expect(copied.files).toEqual({ count: 2, bytes: 8, missing: 0 })
  expect(Object.keys(copied.rows)).not.toContain('copied_files')
  expect(readdirSync(at('.')).filter((name) => name.startsWith('copy'))).toEqual(['copy.db'])
  const bytes = readFileSync(at('copy.db'))
  expect(bytes.includes('lamp')).toBe(true)
  expect(bytes.includes(nameOf('secret'))).toBe(true)
  change(at('copy.db'), (database) => {
    const names = database.prepare('select sha256 from copied_files').pluck().all()
    expect(names.toSorted()).toEqual([nameOf('lamp'), nameOf('fuse')].toSorted())
  })

  // Elsewhere, where nothing is.
  const there = folder()
  const home = { file: join(there, 'hearth.db'), files: join(there, 'files', 'hearth') }
  const restored = await restore({ copy: at('copy.db'), ...home, now: 0 })
  expect(restored.files).toEqual({ count: 2, bytes: 8, missing: 0 })
  expect(readdirSync(home.files).toSorted()).toEqual([nameOf('lamp'), nameOf('fuse')].toSorted())
  expect(readFileSync(join(home.files, nameOf('lamp')), 'utf8')).toBe('lamp')
  expect(rightsOf(join(home.files, nameOf('lamp')))).toBe('600')
  change(home.file, (database) => {
    expect(database.prepare("select count(*) from sqlite_master where name = 'copied_files'").pluck().get()).toBe(0)
  })
  const again = await backup({ from: home.file, to: at('copy.db'), force: true, files: home.files })
  expect(again.files?.count).toBe(2)
})

test('bytes that are missing or not what their name says stay out of a backup, and are counted', async () => {
  const at = await kept({ lamp: 'kept', fuse: 'kept', key: 'kept' }, ['lamp', 'key'])
  writeFileSync(at(`files/${nameOf('key')}`), 'something else')
  const copied = await backup({ from: at('hearth.db'), to: at('copy.db'), force: false, files: at('files') })
  expect(copied.files).toEqual({ count: 1, bytes: 4, missing: 2 })
})

test('a copy with a damaged file is not restored, and one without files leaves those that are there', async () => {
  const at = await kept({ lamp: 'kept', fuse: 'kept' }, ['lamp', 'fuse'])
  await backup({ from: at('hearth.db'), to: at('copy.db'), force: false, files: at('files') })
  change(at('copy.db'), (database) => {
    database.prepare('update copied_files set content = ? where sha256 = ?').run(Buffer.from('dark'), nameOf('lamp'))
  })
  const home = { file: at('other.db'), files: at('others') }
  const refused = restore({ copy: at('copy.db'), ...home, now: 0 })
  await expect(refused).rejects.toThrow(/cannot be restored: a file in it is damaged.*Nothing was changed/)
  expect(readdirSync(at('.'))).not.toContain('others')
  expect(readdirSync(at('.'))).not.toContain('other.db')

  await backup({ from: at('hearth.db'), to: at('bare.db'), force: false })
  const bare = await restore({ copy: at('bare.db'), file: at('hearth.db'), files: at('files'), now: 0 })
  expect(bare.files).toEqual({ count: 0, bytes: 0, missing: 0 })
  expect(readdirSync(at('files'))).toHaveLength(2)
})
