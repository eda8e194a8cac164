// A copy that somebody asks for, to a file that they name.
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { inspectStore } from '../inspect.ts'
import { CopyError } from './copy-error.ts'
import { type Copied, wholeCopy } from './whole-copy.ts'

export interface BackupOptions {
  /** The database, in use or not. */
  readonly from: string
  readonly to: string
  /** The folder of people's files; undefined: they stay out of it. */
  readonly files?: string | undefined
  /** Whether an older copy may be replaced. Any other file never is. */
  readonly force: boolean
}

/** Makes it, and says what is in it. Rejects with a CopyError that says what to do; then nothing is changed. */
export async function backup({ from, to, force, files }: BackupOptions): Promise<Copied> {
  if (!existsSync(from)) throw new CopyError(`There is no database yet: ${from} is not there.`)
  const source = await inspectStore({ kind: 'sqlite', file: from })
  if ('problem' in source) throw new CopyError(`${from} ${source.problem}.`)
  const folder = dirname(resolve(to))
  if (!existsSync(folder))
    throw new CopyError(`The folder ${folder} is not there. Make it first, or name another file.`)
  if (existsSync(to)) await mayReplace(from, to, force)
  try {
    return await wholeCopy(from, to, files)
  } catch (error) {
    if (!(error instanceof CopyError)) throw error
    throw new CopyError(`No copy was made of ${from}, and nothing was changed: ${error.message}.`, { cause: error })
  }
}

async function mayReplace(from: string, to: string, force: boolean): Promise<void> {
  if (statSync(to).isDirectory()) throw new CopyError(`${to} is a folder. Name a file in it.`)
  if (realpathSync(to) === realpathSync(from)) throw new CopyError(`${to} is the database itself. Name another file.`)
  const there = await inspectStore({ kind: 'sqlite', file: to })
  if ('problem' in there)
    throw new CopyError(`${to} is there already and is no copy of Hearth's, so I leave it. Name another file.`)
  if (!force) throw new CopyError(`${to} is there already. Name another file, or replace it with --force.`)
}
