// Keeps the bytes of files in a folder, each in a file named by its SHA-256, which only this account reads. What stands
// there under its name is whole: it is written beside it first.
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileShelf } from '../ports/file-shelf.ts'

const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)
const nameOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A shelf in a folder, which is made when something is first kept. */
export function folderShelf(folder: string): FileShelf {
  let written = 0
  const fileOf = (name: string): string => {
    if (!isName(name)) throw new Error('bytes are named by their SHA-256')
    return join(folder, name)
  }

  return {
    async put(content) {
      const name = nameOf(content)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      written += 1
      const beside = join(folder, `${name}.${process.pid}.${written}.part`)
      try {
        const file = await open(beside, 'w', 0o600)
        try {
          await file.writeFile(content)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(beside, fileOf(name))
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      return name
    },
    async get(name) {
      try {
        return await readFile(fileOf(name))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: (name) => rm(fileOf(name), { force: true }),
    async all() {
      try {
        return (await readdir(folder)).filter(isName)
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
  }
}

/** A shelf in memory, for a house that keeps nothing. */
export function memoryShelf(): FileShelf {
  const kept = new Map<string, Uint8Array>()
  return {
    async put(content) {
      const name = nameOf(content)
      kept.set(name, Uint8Array.from(content))
      return name
    },
    get: async (name) => kept.get(name),
    async remove(name) {
      kept.delete(name)
    },
    all: async () => [...kept.keys()],
  }
}
