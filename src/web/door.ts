// The door to the world: one HTTP server for the pages of whoever watches over Hearth, and what adapters hang on it.
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Door } from '../ports/door.ts'
import { PlatformError } from '../ports/errors.ts'
import type { Logger } from '../ports/system.ts'

/** Slack's largest request is far below this. Bytes. */
const bodyBytes = 1024 * 1024

export interface OpenableDoor extends Door {
  /** Starts listening; resolves with the port. Rejects when the port is taken. */
  open(port: number): Promise<number>
  close(): Promise<void>
}

/** Makes the door, with these pages behind it. It tells the log of what it refuses, never what stood in it. */
export function door(logger: Logger, pages: Hono): OpenableDoor {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"] },
      referrerPolicy: 'no-referrer',
    }),
  )
  app.use(
    bodyLimit({
      maxSize: bodyBytes,
      onError: (context) => {
        logger.warn('a request with too large a body is refused')
        return context.text('This is too large.', 413)
      },
    }),
  )
  app.onError((error, context) => {
    logger.error('a request could not be answered', error)
    return context.text('Something broke here.', 500)
  })
  app.route('/', pages)
  let server: ServerType | undefined
  return {
    get: (path, handler) => {
      app.get(path, (context) => handler(context.req.raw))
    },
    post: (path, handler) => {
      app.post(path, (context) => handler(context.req.raw))
    },
    open: (port) =>
      new Promise((resolve, reject) => {
        const opened = serve({ fetch: app.fetch, port }, (info) => resolve(info.port))
        opened.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(port, error)))
        server = opened
      }),
    close: () =>
      new Promise((resolve) => {
        if (server === undefined) resolve()
        else server.close(() => resolve())
      }),
  }
}

function cannotListen(port: number, cause: NodeJS.ErrnoException): PlatformError {
  const why = cause.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${cause.code})`
  return new PlatformError('listen', `Port ${port} ${why}. Set HTTP_PORT to a free one.`, { cause })
}
