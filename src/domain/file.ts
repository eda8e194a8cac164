// Files that people sent: what names one on its platform, and how many of them go together. Their bytes stay where they
// are until a message needs them.
import type { SpaceRef } from './place.ts'

/** A file as its platform tells of it. */
export interface FileSeen {
  readonly id: string
  readonly name: string
  /** How many bytes it has, as its platform says. */
  readonly bytes: number
  /** `image/png`, where the platform tells. */
  readonly type?: string
}

/** A file that was filled into a form. */
export interface FilledFile extends FileSeen {
  /** Where its bytes are for a while, if that is all that leads to them. */
  readonly url?: string
}

/** Where a file is to be fetched. */
export interface FileRef extends FilledFile {
  readonly space: SpaceRef
  /** The message that it hangs on, by the wire's own channel; absent for what was filled into a form. */
  readonly on?: { readonly channel: string; readonly message: string }
  /** What Hearth makes itself when its bytes are needed, by what it is to be: it is on no platform. */
  readonly made?: string
}

/** Why a file did not cross. */
export const fileLosses = [
  /** It has more bytes than can be brought there. */
  'too-large',
  /** It is not there any more where it was sent. */
  'gone',
  /** Hearth may not fetch it where it was sent. */
  'not-allowed',
  /** The platform that it was for did not take it. */
  'refused',
  /** It could not be fetched for some time, and its words did not wait any longer. */
  'away',
] as const
export type FileLoss = (typeof fileLosses)[number]

/** A file that did not cross. */
export interface LostFile {
  readonly name: string
  readonly bytes: number
  readonly why: FileLoss
  /** The most bytes that could have been brought there. */
  readonly most?: number
}

const mebibyte = 1024 * 1024

/** So many files go with one message: Discord takes no more. */
export const filesTogether = 10

/**
 * So many bytes go with one message, and so no file has more. They are in memory while they cross, twice for a moment; a
 * request that Discord takes has 25 MiB at most, and a small machine has some hundred.
 */
export const bytesTogether = 20 * mebibyte

/** All files in their order, as many together as go with one message. One that is too large goes by itself. */
export function batches<File extends FileSeen>(files: readonly File[]): readonly (readonly File[])[] {
  const found: File[][] = []
  let bytes = 0
  for (const file of files) {
    const last = found.at(-1)
    if (last !== undefined && last.length < filesTogether && bytes + file.bytes <= bytesTogether) {
      last.push(file)
      bytes += file.bytes
    } else {
      found.push([file])
      bytes = file.bytes
    }
  }
  return found
}
