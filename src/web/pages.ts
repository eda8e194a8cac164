// Everything that is read at the door: the pages of whoever watches over Hearth, and those that adapters hang on it. What
// answers them is loaded with this file.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Door } from '../ports/door.ts'
import type { Logger } from '../ports/system.ts'
import { type WatchPagesOptions, watchPages } from './watch-pages.ts'

/** What answers a request. */
export type Answers = (request: IncomingMessage, response: ServerResponse) => unknown

export interface PagesOptions {
  readonly logger: Logger
  readonly watched: WatchPagesOptions
  /** What adapters answer, by path. */
  readonly routes: ReadonlyMap<string, Parameters<Door['get']>[1]>
  /** What a body may have at most. Bytes. */
  readonly bodyBytes: number
}

/** Makes the pages. They tell the log of what they refuse, never what stood in it. */
export function pages({ logger, watched, routes, bodyBytes }: PagesOptions): Answers {
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
  app.route('/', watchPages(watched))
  for (const [path, handler] of routes) app.get(path, (context) => handler(context.req.raw))
  return getRequestListener(app.fetch)
}
