// The door to the world: one HTTP server for the pages of whoever watches over Hearth, and what adapters hang on it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Door, PostAnswer, Posted } from '../ports/door.ts'
import { PlatformError } from '../ports/errors.ts'
import type { Logger } from '../ports/system.ts'
import { answerPost } from './posts.ts'

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
  const posts = new Map<string, (posted: Posted) => Promise<PostAnswer>>()
  const page = getRequestListener(app.fetch)
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const handler = request.method === 'POST' ? posts.get(pathOf(request.url)) : undefined
    if (handler === undefined) void page(request, response)
    else void answerPost(request, response, handler, { logger, bodyBytes })
  }
  let server: Server | undefined
  return {
    get: (path, handler) => {
      app.get(path, (context) => handler(context.req.raw))
    },
    post: (path, handler) => {
      posts.set(path, handler)
    },
    open: (port) =>
      new Promise((resolve, reject) => {
        const opened = createServer(listener)
        opened.listen(port, () => resolve(portOf(opened)))
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

const pathOf = (url = '/'): string => url.split('?', 1)[0] ?? '/'

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

function cannotListen(port: number, cause: NodeJS.ErrnoException): PlatformError {
  const why = cause.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${cause.code})`
  return new PlatformError('listen', `Port ${port} ${why}. Set HTTP_PORT to a free one.`, { cause })
}
