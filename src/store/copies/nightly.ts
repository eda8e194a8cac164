// A copy of the database every night: once, however often Hearth is started, and made up for where the night was missed.
import { existsSync, rmSync, statSync } from 'node:fs'
import type { Room } from '../../ports/disk.ts'
import type { Clock, Logger } from '../../ports/system.ts'
import { CopyError, reasonOf } from './copy-error.ts'
import { copiesIn, copyFile, localDay, removeOld, tidyFolder } from './copy-folder.ts'
import { wholeCopy } from './whole-copy.ts'

export interface NightlyOptions {
  readonly file: string
  readonly folder: string
  /** The machine's own. */
  readonly clock: Clock
  readonly logger: Logger
  /** How much room there would be in the folder with these bytes more. */
  room(bytes: number): Promise<Room>
  /** Resolves when nobody waits for anything. */
  atRest(): Promise<void>
}

/** On this machine's clocks: few are awake, and clocks that change in the night have done so. */
const quietHour = 4
/** A start has enough to do. Milliseconds. */
const settleMs = 10 * 60_000
/** After one that failed. Milliseconds. */
const againMs = 60 * 60_000

/** Makes the nightly copies; called every minute, it does what is due. It never rejects: what failed is in the log. */
export function nightly(options: NightlyOptions): () => Promise<void> {
  const { clock, folder, logger } = options
  let next = clock.now() + settleMs
  let copying = false
  return async () => {
    const now = clock.now()
    const to = copyFile(folder, 'nightly', localDay(lastNight(now)))
    if (copying || now < next || existsSync(to)) return
    copying = true
    try {
      await options.atRest()
      await makeRoom(options)
      const { bytes } = await wholeCopy(options.file, to)
      removeOld(folder, 'nightly')
      logger.info('the nightly copy is made', { file: to, bytes })
    } catch (error) {
      next = now + againMs
      const reason = error instanceof CopyError ? error.message : reasonOf(error)
      logger.error('the nightly copy could not be made; it is tried again in an hour', error, { reason, folder })
    } finally {
      copying = false
    }
  }
}

/** When the quiet hour last began. */
function lastNight(now: number): number {
  const night = new Date(now)
  if (night.getHours() < quietHour) night.setDate(night.getDate() - 1)
  return night.setHours(quietHour, 0, 0, 0)
}

/** Where a copy more would fill the disk, the oldest goes first; the newest stays. Throws a CopyError when that is not enough. */
async function makeRoom({ file, folder, logger, room }: NightlyOptions): Promise<void> {
  tidyFolder(folder)
  const bytes = [file, `${file}-wal`].reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0)
  const copies = copiesIn(folder, 'nightly')
  for (const old of copies.slice(0, -1)) {
    if ((await room(bytes)) !== 'full') return
    rmSync(old, { force: true })
    logger.warn('the disk is nearly full: the oldest nightly copy is removed', { file: old })
  }
  if ((await room(bytes)) === 'full') throw new CopyError('the disk is nearly full')
}
