// A file of a message, to whoever reads that message: always as a download, never as a page of ours.
import type { Context } from 'hono'
import type { FileRef } from '../../src/domain/file.ts'
import { FileError } from '../../src/ports/errors.ts'
import { memberOf } from './acts.ts'
import { bytesOf } from './kept-files.ts'
import { ApiRefusal } from './refusal.ts'
import { seesMessage } from './sight.ts'
import type { World } from './world.ts'

/** Answers GET /api/file?as=nia&message=…&file=… */
export function fileAnswer(world: World, context: Context): Response {
  const person = memberOf(world, context.req.query('as') ?? '')
  const posted = world.messages.get(context.req.query('message') ?? '')
  const file = posted?.files?.find(({ id }) => id === context.req.query('file'))
  if (posted === undefined || file === undefined || !seesMessage(world, person, posted))
    throw new ApiRefusal('no-such-file')
  const name = encodeURIComponent(file.name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    'Cache-Control': 'no-store',
  }
  return context.body(new Uint8Array(contentOf(world, { id: file.id, space: posted.place.space })), 200, headers)
}

/** The bytes of a file that hangs on a message. Throws what the page is told when they are gone. */
export function contentOf(world: World, file: Pick<FileRef, 'id' | 'space'>): Uint8Array {
  try {
    return bytesOf(world, file, Number.POSITIVE_INFINITY)
  } catch (error) {
    throw error instanceof FileError ? new ApiRefusal('no-such-file') : error
  }
}
