// Files of another platform for an adapter to bring: those that a test has put there, lent as Hearth lends them.
import { lendFiles } from '../src/delivery/lend-files.ts'
import type { FileLoss } from '../src/domain/file.ts'
import type { PlatformName, SpaceRef } from '../src/domain/place.ts'
import { FileError, PlatformError } from '../src/ports/errors.ts'
import type { Files, SentFile } from '../src/ports/files.ts'
import { plain } from '../src/view/text.ts'

export interface LentFiles extends Files {
  /** Puts a file there, or one that is lost, or on a platform that is away. */
  holds(name: string, content: Uint8Array | FileLoss): SentFile
}

/** Bytes that are no text in any encoding. */
export const someBytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 37) % 256)

/** Makes the lender. `from`: a platform that the adapter under test is none of. */
export function lentFiles(from: PlatformName): LentFiles {
  const space: SpaceRef = { platform: from, id: 'elsewhere' }
  const held = new Map<string, Uint8Array | FileLoss>()
  const lender = lendFiles({
    platforms: new Map([
      [
        from,
        {
          bytes: async ({ id }) => {
            const found = held.get(id) ?? 'gone'
            if (found === 'away') throw new PlatformError('read a file', 'It is away.')
            if (typeof found === 'string') throw new FileError(found)
            return found
          },
        },
      ],
    ]),
  })
  return {
    lend: lender.lend,
    holds(name, content) {
      const id = `file-${held.size}`
      held.set(id, content)
      const bytes = typeof content === 'string' ? 7 : content.byteLength
      return { id, name, bytes, space, instead: plain(`${name} is missing`) }
    },
  }
}
