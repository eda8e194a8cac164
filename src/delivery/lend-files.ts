// Lends the bytes of files to the adapter that brings them elsewhere: fetched from the platform that they were sent on, kept
// in memory while they cross, and nowhere else.
import { bytesTogether, type LostFile } from '../domain/file.ts'
import type { PlatformName } from '../domain/place.ts'
import { FileError, PlatformError } from '../ports/errors.ts'
import type { Files, Lending, Lent, LentFile, SentFile } from '../ports/files.ts'
import type { Platform } from '../ports/platform.ts'

export interface LendFilesOptions {
  /** Looked into when files are asked for. */
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'bytes'>>
  /** Makes what is made here when it is needed; undefined when there is nothing to make it of any more. */
  readonly make?: (what: string) => Promise<Uint8Array | undefined>
}

/** Files of so many bytes are lent side by side: what two full messages take. */
const bytesLent = 2 * bytesTogether
/** When whoever finds too much lent asks again. Milliseconds. */
const fullMs = 1_000
/** After so many tries the words of a message wait for its files no longer: later words wait behind them. */
const patientTries = 5

type Lost = Lent['lost'][number]

/** Makes the lender. */
export function lendFiles({ platforms, make }: LendFilesOptions): Files {
  let lent = 0

  async function fetched(file: SentFile, { most: theirs, attempt }: Lending): Promise<LentFile | Lost> {
    const { name, bytes, instead } = file
    const most = Math.min(theirs, bytesTogether)
    const lost = (why: LostFile['why']): Lost => ({ name, bytes, why, most, instead })
    if (bytes > most) return lost('too-large')
    if (file.made !== undefined) {
      const content = await make?.(file.made)
      if (content === undefined) return lost('gone')
      return content.byteLength > most ? lost('too-large') : { ...file, content }
    }
    const platform = platforms.get(file.space.platform)
    try {
      if (platform === undefined) throw new PlatformError('read a file', `${file.space.platform} is not connected.`)
      return { ...file, content: await platform.bytes(file, most) }
    } catch (error) {
      if (error instanceof FileError) return lost(error.why)
      if (error instanceof PlatformError && attempt.number > patientTries) return lost('away')
      throw error
    }
  }

  return {
    async lend(files, lending, use) {
      const bytes = files.reduce((sum, file) => sum + Math.min(file.bytes, bytesTogether), 0)
      if (lent > 0 && lent + bytes > bytesLent)
        throw new PlatformError('lend files', 'Too many files are on their way already.', { retryAfterMs: fullMs })
      lent += bytes
      try {
        // One after another: their platform is asked for no more than one at a time.
        const all: (LentFile | Lost)[] = []
        for (const file of files) all.push(await fetched(file, lending))
        return await use({
          files: all.filter((one) => 'content' in one),
          lost: all.filter((one) => 'why' in one),
        })
      } finally {
        lent -= bytes
      }
    },
  }
}
