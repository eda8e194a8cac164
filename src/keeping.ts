// What keeps a Hearth for years: the judgement of its disk, a copy every night, and one before its tables change.
import { basename, dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { filesFolder } from './files-folder.ts'
import type { Disk } from './ports/disk.ts'
import type { FileShelf } from './ports/file-shelf.ts'
import type { Logger } from './ports/system.ts'
import { copyBeforeMigration } from './store/copies/before-migration.ts'
import { nightly } from './store/copies/nightly.ts'
import { disk } from './system/disk.ts'
import { folderShelf, memoryShelf } from './system/file-shelf.ts'
import { systemClock, systemTimers } from './system/system.ts'

export interface Keeping {
  readonly disk: Disk
  /** Where the bytes of people's files stand. */
  readonly shelf: FileShelf
  /** Where the copies go, for whoever starts Hearth. */
  readonly said: string
  /** Copies the database before its tables are brought up to date. Rejects with a CopyError that says what to do. */
  beforeMigrating(first: string): Promise<void>
  /** Looks at the disk for the first time, and begins to count the nights. */
  begin(): Promise<void>
  /** Called every minute: judges the disk, and makes the copy that is due once the house is at rest. Never rejects. */
  look(atRest: () => Promise<void>): Promise<void>
}

/** A house that never comes to rest is copied all the same. Milliseconds. */
const restMs = 10 * 60_000

/** Makes the keeping of one process. Only a file of SQLite is on a disk that Hearth knows. */
export function keepingOf(config: Config, logger: Logger): Keeping {
  const { database } = config
  const files = filesFolder(config)
  const shelf = files === undefined ? memoryShelf() : folderShelf(files)
  if (database.kind === 'postgres') return keptElsewhere('Copies: PostgreSQL has its own tools for them.', shelf)
  return database.file === ':memory:' ? keptElsewhere('Copies: off.', shelf) : keptInFile(database.file, config, logger)
}

const keptElsewhere = (said: string, shelf: FileShelf): Keeping => ({
  shelf,
  disk: { room: () => 'plenty', look: async () => 'plenty' },
  said,
  beforeMigrating: async () => undefined,
  begin: async () => undefined,
  look: async () => undefined,
})

function keptInFile(file: string, config: Config, logger: Logger): Keeping {
  const { diskLimitMb, backupDir } = config
  const data = dirname(file)
  const files = filesFolder(config) ?? data
  const limit = diskLimitMb === undefined ? undefined : diskLimitMb * 1_000_000
  const copies = backupDir === 'off' ? undefined : (backupDir ?? join(data, 'backups'))
  const own = [
    { folder: data, prefix: basename(file) },
    { folder: files, prefix: '' },
    ...(copies === undefined ? [] : [{ folder: copies, prefix: '' }]),
  ]
  const ofData = disk({ folder: data, own, limit, logger })
  let rest = async (): Promise<void> => undefined
  let makeCopies = async (): Promise<void> => undefined

  async function judge(): Promise<void> {
    try {
      await ofData.look()
    } catch (error) {
      logger.error('the disk cannot be looked at', error)
    }
  }

  return {
    shelf: folderShelf(files),
    disk: ofData,
    said: copies === undefined ? 'Copies: off.' : `Copies: ${copies}, every night at 4 o'clock; seven are kept.`,
    async beforeMigrating(migration) {
      if (copies === undefined) return
      const to = await copyBeforeMigration({ file, folder: copies, migration, now: systemClock.now() })
      logger.info('a copy is made before the tables are brought up to date', { file: to })
    },
    async begin() {
      await judge()
      if (copies === undefined) return
      // The copies may be on another disk, which says nothing of the data's.
      const { look } = disk({ folder: copies, own, limit })
      makeCopies = nightly({ file, folder: copies, clock: systemClock, logger, room: look, atRest: () => rest() })
    },
    async look(atRest) {
      rest = () => Promise.race([atRest().catch(() => undefined), after(restMs)])
      await judge()
      await makeCopies()
    },
  }
}

const after = (ms: number): Promise<void> => new Promise((resolve) => void systemTimers.after(ms, resolve))
