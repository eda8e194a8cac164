// The copy before the tables are brought up to date, which goes forward only: it is the way back.
import { CopyError, reasonOf } from './copy-error.ts'
import { copyFile, localDay, removeOld, tidyFolder } from './copy-folder.ts'
import { wholeCopy } from './whole-copy.ts'

export interface BeforeMigrationOptions {
  readonly file: string
  readonly folder: string
  /** The first migration that is to run. */
  readonly migration: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * Makes it, and answers with its file. A start that fails again and again replaces the copy of that day, so that no older
 * one is lost to it. Rejects with a CopyError: without the copy nothing may be changed.
 */
export async function copyBeforeMigration({ file, folder, migration, now }: BeforeMigrationOptions): Promise<string> {
  const to = copyFile(folder, 'before-migration', localDay(now), migration)
  try {
    tidyFolder(folder)
    await wholeCopy(file, to)
  } catch (error) {
    const why = error instanceof CopyError ? error.message : reasonOf(error)
    throw new CopyError(
      `The tables of ${file} are to be brought up to date, and the copy before that could not be made in ${folder}: ${why}. Nothing was changed. Make room there, set BACKUP_DIR to another folder, or to off to go on without a copy`,
      { cause: error },
    )
  }
  removeOld(folder, 'before-migration')
  return to
}
