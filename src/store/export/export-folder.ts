// The folder that an export goes to: new files that their owner alone may read, or, when something goes wrong, none at all.
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CopyError } from '../copies/copy-error.ts'

export interface ExportFolder {
  /** Makes a file, and writes to it what `pieces` brings, one after the other. */
  write(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
  /** Takes everything back. */
  undo(): void
}

/** Makes the folder where it is missing. Throws a CopyError when it is a file, or holds anything. */
export function exportFolder(folder: string): ExportFolder {
  const isThere = existsSync(folder)
  if (isThere && !statSync(folder).isDirectory())
    throw new CopyError(`${folder} is a file. Name a folder that is not there yet.`)
  if (isThere && readdirSync(folder).length > 0)
    throw new CopyError(`${folder} is not empty, so I leave it. Name another folder.`)
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made: string[] = []
  return {
    async write(name, pieces) {
      const path = join(folder, name)
      const opened = openSync(path, 'wx', 0o600)
      made.push(path)
      try {
        for await (const piece of pieces) writeFileSync(opened, piece)
      } finally {
        closeSync(opened)
      }
    },
    undo() {
      for (const path of made) rmSync(path, { force: true })
      if (first !== undefined) rmSync(first, { recursive: true, force: true })
    },
  }
}
