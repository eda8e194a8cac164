// The judgement of a disk: how much of it is taken, and of what Hearth may take.
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk, Room } from '../ports/disk.ts'
import type { Logger } from '../ports/system.ts'

/** Files that count as Hearth's: those of a folder whose names begin so. */
export interface OwnFiles {
  readonly folder: string
  readonly prefix: string
}

/** A file system, in bytes. */
export interface Volume {
  readonly used: number
  readonly free: number
}

export interface DiskOptions {
  /** A folder on the file system in question. */
  readonly folder: string
  readonly own: readonly OwnFiles[]
  /** What Hearth's own files may take, in bytes; undefined when only the file system sets a limit. */
  readonly limit: number | undefined
  readonly logger?: Logger
  /** Tests bring their own. */
  readonly volume?: (folder: string) => Promise<Volume>
}

const low = 0.8
const full = 0.95
/** On a large disk a share says little: while so much is free it is neither low nor full. Bytes. */
const freeEnough = { low: 5e9, full: 1e9 } as const

/** Makes the judge. It tells the log when its judgement changes. */
export function disk({ folder, own, limit, logger, volume = volumeOf }: DiskOptions): Disk {
  let last: Room = 'plenty'

  async function judge(more: number): Promise<Room> {
    const { used, free } = await volume(folder)
    const share = (used + more) / Math.max(1, used + free)
    const ofVolume = roomAt(share, free - more)
    return limit === undefined ? ofVolume : worse(ofVolume, roomAt(((await bytesOf(own)) + more) / limit, 0))
  }

  return {
    room: () => last,
    async look(more = 0) {
      const room = await judge(more)
      if (more === 0 && room !== last) {
        last = room
        if (logger !== undefined) tell(logger, room, folder)
      }
      return room
    },
  }
}

function tell(logger: Logger, room: Room, folder: string): void {
  if (room === 'plenty') logger.info('there is room on the disk again', { folder })
  else logger.warn(room === 'low' ? 'the disk is over 80 % full' : 'the disk is over 95 % full', { folder })
}

function roomAt(share: number, free: number): Room {
  if (share >= full && free < freeEnough.full) return 'full'
  return share >= low && free < freeEnough.low ? 'low' : 'plenty'
}

const worse = (one: Room, other: Room): Room => {
  if (one === 'full' || other === 'full') return 'full'
  return one === 'low' || other === 'low' ? 'low' : 'plenty'
}

/** As `df` counts it: what is kept for root alone is neither used nor free. */
async function volumeOf(folder: string): Promise<Volume> {
  const { blocks, bfree, bavail, bsize } = await statfs(folder)
  return { used: (blocks - bfree) * bsize, free: bavail * bsize }
}

/** The size of files, in bytes. One that goes while they are counted counts nothing. */
async function bytesOf(own: readonly OwnFiles[]): Promise<number> {
  const gone = (error: unknown): undefined => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  let bytes = 0
  for (const { folder, prefix } of own) {
    for (const name of (await readdir(folder).catch(gone)) ?? [])
      if (name.startsWith(prefix)) bytes += (await stat(join(folder, name)).catch(gone))?.size ?? 0
  }
  return bytes
}
