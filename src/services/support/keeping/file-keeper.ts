// Copies the files that people send in support threads, so that no link to them dies; and removes the bytes of those that
// went. Outside of any transaction, one file after another.
import { beginsAsProgram, type FileState, keptFileBytes, type WaitingFile } from '../../../domain/kept.ts'
import { FileError, PlatformError } from '../../../ports/errors.ts'
import type { FileShelf } from '../../../ports/file-shelf.ts'
import type { Timers } from '../../../ports/system.ts'
import type { House } from '../../house.ts'

const minuteMs = 60_000
/** A file that cannot be had for so many tries, over half a day, is lost. */
const triesAtMost = 10
/** So many are looked up at once. */
const atOnce = 50

export interface FileKeeper {
  /** Takes note that there is something to do: at the next wake. */
  ask(): void
  /** Does what is due. */
  wake(): void
  /** Whether a file is being copied, or waits to be. */
  busy(): boolean
  /** Resolves when nothing is being copied any more; what is left is done after the next start. */
  stop(): Promise<void>
}

export interface FileKeeperOptions {
  readonly house: Pick<House, 'store' | 'clock' | 'logger' | 'lookUps' | 'room'>
  readonly shelf: FileShelf
  readonly timers: Timers
  /** Called whenever it has come to rest. */
  readonly rested: () => void
}

/** Makes it, for one process. */
export function fileKeeper({ house, shelf, timers, rested }: FileKeeperOptions): FileKeeper {
  const { store, clock, logger, lookUps, room } = house
  const { fileBytes } = store
  let asked = true
  let swept = false
  let next: number | undefined
  let running: Promise<void> | undefined
  let cancel = (): void => {}
  let stopped = false

  async function fetched({ id, source, tries }: WaitingFile): Promise<void> {
    if (room() === 'full') return ends(id, 'no-room')
    try {
      const content = await lookUps(source.space.platform).bytes(source, keptFileBytes)
      if (beginsAsProgram(content)) return ends(id, 'type-refused')
      const sha256 = await shelf.put(content)
      // It may have gone while it was fetched.
      if (!(await fileBytes.ended(id, { state: 'kept', sha256, bytes: content.length }))) return removeUnnamed([sha256])
      // Whoever removed the same bytes meanwhile did not know of these.
      if ((await shelf.get(sha256)) === undefined) await shelf.put(content)
    } catch (error) {
      if (error instanceof FileError) return ends(id, error.why === 'too-large' ? 'too-large' : 'lost')
      if (!(error instanceof PlatformError)) logger.error('a file could not be kept', error)
      if (tries + 1 >= triesAtMost) return ends(id, 'lost')
      const wait = error instanceof PlatformError ? error.retryAfterMs : undefined
      await fileBytes.again(id, tries + 1, clock.now() + (wait ?? minuteMs * 2 ** tries))
    }
  }

  async function ends(id: string, state: FileState): Promise<void> {
    await fileBytes.ended(id, { state })
  }

  async function removeUnnamed(names: readonly string[]): Promise<void> {
    const named = names.length === 0 ? new Set<string>() : await fileBytes.named(names)
    for (const name of names) {
      if (!named.has(name)) await shelf.remove(name)
      await fileBytes.removed(name)
    }
  }

  /** What a process left that ended between two steps, and what was of a community that is forgotten. */
  async function sweep(): Promise<void> {
    const all = await shelf.all()
    for (let from = 0; from < all.length; from += atOnce) {
      const names = all.slice(from, from + atOnce)
      const named = await fileBytes.named(names)
      for (const name of names) if (!named.has(name)) await shelf.remove(name)
    }
  }

  async function look(): Promise<void> {
    if (!swept) await sweep()
    swept = true
    while (!stopped) {
      asked = false
      const gone = await fileBytes.unnamed(atOnce)
      await removeUnnamed(gone)
      const files = await fileBytes.waiting(clock.now(), atOnce)
      for (const file of files) if (!stopped) await fetched(file)
      if (gone.length === 0 && files.length === 0 && !asked) break
    }
    next = await fileBytes.nextAt()
  }

  async function tried(): Promise<void> {
    try {
      await look()
    } catch (error) {
      if (stopped) return
      logger.error('files could not be looked after', error)
      next = clock.now() + minuteMs
    }
  }

  function wake(): void {
    if (stopped || running !== undefined) return
    if (!asked && (next === undefined || next > clock.now())) return
    running = tried().finally(() => {
      running = undefined
      cancel()
      if (next !== undefined && !stopped) cancel = timers.after(Math.max(0, next - clock.now()), wake)
      rested()
    })
  }

  return {
    ask() {
      asked = true
    },
    wake,
    busy: () => running !== undefined || (asked && !stopped),
    async stop() {
      stopped = true
      cancel()
      await running
    },
  }
}
