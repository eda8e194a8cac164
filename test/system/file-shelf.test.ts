// Where the bytes of people's files stand: in a folder that only this account reads, each named by what is in it.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { FileShelf } from '../../src/ports/file-shelf.ts'
import { folderShelf, memoryShelf } from '../../src/system/file-shelf.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hearth-shelf-'))
  made.push(path)
  return join(path, 'files')
}

const text = new TextEncoder().encode('A lamp')

describe.each<[string, () => FileShelf]>([
  ['a folder', () => folderShelf(folder())],
  ['memory', memoryShelf],
])('a shelf in %s', (_what, open) => {
  test('gives back what was put there, once however often it was, until it is removed', async () => {
    const shelf = open()
    expect(await shelf.all()).toEqual([])
    const first = await shelf.put(text)
    expect(await shelf.put(text)).toBe(first)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect([...((await shelf.get(first)) ?? [])]).toEqual([...text])
    expect(await shelf.all()).toEqual([first])
    await shelf.remove(first)
    await shelf.remove(first)
    expect(await shelf.get(first)).toBeUndefined()
    expect(await shelf.all()).toEqual([])
  })
})

test('nobody but this account reads the folder and what is in it', async () => {
  const path = folder()
  const shelf = folderShelf(path)
  const key = await shelf.put(text)
  expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(statSync(join(path, key)).mode & 0o777).toBe(0o600)
  expect(readdirSync(path)).toEqual([key])
})

test('what is not named by its bytes is none of it, and nothing else is reached by a name', async () => {
  const path = folder()
  const shelf = folderShelf(path)
  const key = await shelf.put(text)
  writeFileSync(join(path, 'notes.txt'), 'mine')
  expect(await shelf.all()).toEqual([key])
  await expect(shelf.get('../notes.txt')).rejects.toThrow('named by their SHA-256')
  expect(() => shelf.remove('notes.txt')).toThrow('named by their SHA-256')
})
