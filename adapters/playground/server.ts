// The playground's HTTP server. It listens on 127.0.0.1 and nowhere else.
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { PlatformError } from '../../src/ports/errors.ts'

export interface PlaygroundServer {
  /** The port that is listened on. */
  readonly port: number
  /** Takes no new request, waits for those being answered, and ends every connection. */
  close(): Promise<void>
}

/** Listens on `port` (0: any free one). Rejects with a PlatformError that says what to do. */
export async function listen(app: Hono, port: number): Promise<PlaygroundServer> {
  let answering = 0
  let quiet = (): void => {}
  const server = createAdaptorServer({
    fetch: async (request) => {
      answering += 1
      try {
        return await app.fetch(request)
      } finally {
        answering -= 1
        if (answering === 0) quiet()
      }
    },
  })
  if (!isHttp(server)) throw new Error('the playground speaks HTTP/1.1')
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(port, error)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a listening server has an address')

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    if (answering > 0)
      await new Promise<void>((resolve) => {
        quiet = resolve
      })
    // Kept-alive connections would hold the close for as long as a browser is open. The answers just made are
    // flushed first.
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (isHttp(server)) server.closeAllConnections()
    await closed
  }
  return { port: address.port, close }
}

const isHttp = (server: ReturnType<typeof createAdaptorServer>): server is Server => 'closeAllConnections' in server

function cannotListen(port: number, cause: NodeJS.ErrnoException): PlatformError {
  const message =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Set PLAYGROUND_PORT to a free one.`
      : `The playground cannot listen on 127.0.0.1:${port}. Set PLAYGROUND_PORT to another port.`
  return new PlatformError('listen', message, { cause })
}
