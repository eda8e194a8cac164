// The bytes of the files in the playground's world: each beside its message, the oldest forgotten when they are too many.
import type { FileRef, FileSeen } from '../../src/domain/file.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { FileError } from '../../src/ports/errors.ts'
import type { SentFile } from './api.ts'
import { worldFileBytes } from './limits.ts'
import { spaceId } from './spaces.ts'
import type { World } from './world.ts'

export interface GivenFile {
  readonly name: string
  readonly type?: string | undefined
  readonly content: Uint8Array
}

/** A file as it came in, its bytes in base64. */
export const givenFile = ({ name, type, content }: SentFile): GivenFile => ({
  name,
  type,
  content: Buffer.from(content, 'base64'),
})

/** Keeps the files of a message; gives what it is to say of them. Done twice, it is as if it was done once. */
export async function keepFiles(
  world: Pick<World, 'files' | 'nextOrder'>,
  { space, message }: { readonly space: SpaceRef; readonly message: string },
  given: readonly GivenFile[],
): Promise<readonly FileSeen[]> {
  const here = spaceId.parse(space.id)
  const seen: FileSeen[] = []
  for (const [index, { name, type, content }] of given.entries()) {
    const id = `${message}.${index}`
    const bytes = content.byteLength
    const encoded = Buffer.from(content).toString('base64')
    await world.files.put({ id, space: here, order: world.nextOrder(), bytes, content: encoded })
    seen.push({ id, name, bytes, ...(type === undefined ? {} : { type }) })
  }
  await forgetOldest(world)
  return seen
}

/** Forgets the files of a message that is gone. */
export async function forgetFiles(world: Pick<World, 'files'>, files: readonly Pick<FileSeen, 'id'>[]): Promise<void> {
  for (const { id } of files) await world.files.remove(id)
}

/** The bytes of a file of a space. Throws a FileError when it is gone. */
export function bytesOf(
  world: Pick<World, 'files'>,
  { id, space }: Pick<FileRef, 'id' | 'space'>,
  most: number,
): Uint8Array {
  const kept = world.files.get(id)
  if (kept === undefined || kept.space !== space.id) throw new FileError('gone')
  if (kept.bytes > most) throw new FileError('too-large')
  return Buffer.from(kept.content, 'base64')
}

async function forgetOldest(world: Pick<World, 'files'>): Promise<void> {
  const oldest = world.files.all().toSorted((a, b) => a.order - b.order)
  let bytes = oldest.reduce((sum, one) => sum + one.bytes, 0)
  for (const one of oldest) {
    if (bytes <= worldFileBytes) return
    await world.files.remove(one.id)
    bytes -= one.bytes
  }
}
