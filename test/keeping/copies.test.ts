// A copy of a database that is in use: whole, as of one moment, and made without keeping anybody waiting.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { CopyError } from '../../src/store/copies/copy-error.ts'
import { wholeCopy } from '../../src/store/copies/whole-copy.ts'
import { damagedDatabase, folder, note, notesIn, openedIn, rightsOf } from './copies.ts'

test('a copy that is made while Hearth writes holds everything that was kept before', async () => {
  const where = folder()
  const store = await openedIn(join(where, 'hearth.db'))
  const kept: string[] = []
  let writing = true
  const writer = (async () => {
    while (writing) {
      const subject = `note-${String(kept.length).padStart(5, '0')}`
      await note(store, subject)
      kept.push(subject)
      await setImmediate()
    }
  })()
  while (kept.length < 100) await setImmediate()
  const before = [...kept]
  const contents = await wholeCopy(join(where, 'hearth.db'), join(where, 'copy.db'))
  writing = false
  await writer
  expect(kept.length).toBeGreaterThan(before.length)
  const copied = notesIn(join(where, 'copy.db'))
  expect(copied.slice(0, before.length)).toEqual(before)
  // And of what was kept meanwhile the first so many, without a gap.
  expect(copied).toEqual(kept.slice(0, copied.length))
  expect(contents.rows.due).toBe(copied.length)
})

test('a copy is one file, which its owner alone may read, and opening it leaves nothing beside it', async () => {
  const where = folder()
  await openedIn(join(where, 'hearth.db'))
  await wholeCopy(join(where, 'hearth.db'), join(where, 'copy.db'))
  expect(notesIn(join(where, 'copy.db'))).toEqual([])
  expect(readdirSync(where).filter((name) => name.startsWith('copy'))).toEqual(['copy.db'])
  expect(rightsOf(join(where, 'copy.db'))).toBe('600')
})

test('Hearth keeps nobody waiting while a large database is copied', async () => {
  const where = folder()
  const store = await openedIn(join(where, 'hearth.db'))
  const filler = new Database(join(where, 'hearth.db'))
  filler.exec('create table filler (words text)')
  filler.exec(
    'with recursive n(i) as (select 1 union all select i + 1 from n where i < 60000) insert into filler select hex(zeroblob(500)) from n',
  )
  filler.close()
  let copying = true
  const copied = wholeCopy(join(where, 'hearth.db'), join(where, 'copy.db')).finally(() => {
    copying = false
  })
  const began = performance.now()
  let [kept, longest, last] = [0, 0, began]
  while (copying) {
    await note(store, `note-${kept++}`)
    await setImmediate()
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }
  expect((await copied).bytes).toBeGreaterThan(60_000_000)
  // Copied in this thread, nothing else would happen until it is done.
  expect(kept).toBeGreaterThan(20)
  expect(longest).toBeLessThan((last - began) / 3)
})

test('a database that is damaged is not copied, an older copy stays, and nothing is left behind', async () => {
  const where = folder()
  const file = join(where, 'damaged.db')
  damagedDatabase(file)
  writeFileSync(join(where, 'copy.db'), 'an older copy')
  const copied = wholeCopy(file, join(where, 'copy.db'))
  await expect(copied).rejects.toThrow(CopyError)
  await expect(copied).rejects.toThrow('damaged')
  expect(readdirSync(where).toSorted()).toEqual(['copy.db', 'damaged.db'])
})

test('a folder that is not there is told in words', async () => {
  const where = folder()
  await openedIn(join(where, 'hearth.db'))
  const copied = wholeCopy(join(where, 'hearth.db'), join(where, 'none', 'copy.db'))
  await expect(copied).rejects.toThrow('the folder or file is not there')
})
