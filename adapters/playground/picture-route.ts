// The picture of a message, to whoever reads that message. Hearth has drawn it itself, so that it may be shown on the page.
import type { Context } from 'hono'
import { pictureFile } from '../../src/ports/pictures.ts'
import { memberOf } from './acts.ts'
import { contentOf } from './file-route.ts'
import { ApiRefusal } from './refusal.ts'
import { seesMessage } from './sight.ts'
import type { World } from './world.ts'

/** Answers GET /api/picture?as=nia&message=… */
export function pictureAnswer(world: World, context: Context): Response {
  const person = memberOf(world, context.req.query('as') ?? '')
  const posted = world.messages.get(context.req.query('message') ?? '')
  if (posted?.picture === undefined || !seesMessage(world, person, posted)) throw new ApiRefusal('no-such-file')
  const content = contentOf(world, { id: posted.picture.id, space: posted.place.space })
  return context.body(new Uint8Array(content), 200, { 'Content-Type': pictureFile.type, 'Cache-Control': 'no-store' })
}
