// The door to the world: one HTTP server for the pages of whoever watches over Hearth, and what adapters hang on it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Door, PostAnswer, Posted } from '../ports/door.ts'
import { PlatformError } from '../ports/errors.ts'
import type { Logger } from '../ports/system.ts'
import type { Answers, PagesOptions } from './pages.ts'
import { answerPost } from './posts.ts'
import type { WatchPagesOptions } from './watch-pages.ts'

/** Slack's largest request is far below this. Bytes. */
const bodyBytes = 1024 * 1024

export interface OpenableDoor extends Door {
  /** Starts listening; resolves with the port. Rejects when the port is taken. */
  open(port: number): Promise<number>
  close(): Promise<void>
}

/** Makes the door, with the pages of whoever watches over Hearth behind it. What answers pages is loaded with the first one. */
export function door(logger: Logger, watched: WatchPagesOptions): OpenableDoor {
  const posts = new Map<string, (posted: Posted) => Promise<PostAnswer>>()
  const routes = new Map<string, Parameters<Door['get']>[1]>()
  let answers: Promise<Answers> | undefined

  async function answerPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      answers ??= loaded({ logger, watched, routes, bodyBytes })
      await (await answers)(request, response)
    } catch (error) {
      logger.error('a page could not be answered', error)
      response.destroy()
    }
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const handler = request.method === 'POST' ? posts.get(pathOf(request.url)) : undefined
    if (handler === undefined) void answerPage(request, response)
    else void answerPost(request, response, handler, { logger, bodyBytes })
  }
  let server: Server | undefined
  return {
    get: (path, handler) => {
      routes.set(path, handler)
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

const loaded = async (options: PagesOptions): Promise<Answers> => (await import('./pages.ts')).pages(options)

const pathOf = (url = '/'): string => url.split('?', 1)[0] ?? '/'

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

function cannotListen(port: number, cause: NodeJS.ErrnoException): PlatformError {
  const why = cause.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${cause.code})`
  return new PlatformError('listen', `Port ${port} ${why}. Set HTTP_PORT to a free one.`, { cause })
}
