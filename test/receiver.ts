// Another program that takes what webhooks tell it, over a real socket: it keeps all it got, and goes wrong as a test says.

import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'

const event = z.object({
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  community: z.string(),
  thread: z.object({ number: z.number(), state: z.string() }).loose().optional(),
  suggestion: z.object({ number: z.number(), status: z.string() }).loose().optional(),
})

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly event: z.infer<typeof event>
}

/** How a request is met: a status, with `Retry-After`; or its socket is cut; or nobody answers. */
export type Meets =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | 'cut'
  | 'silence'

export interface Receiver {
  readonly address: string
  readonly port: number
  /** All that came, the oldest first, however it was met. */
  readonly got: readonly Received[]
  /** What was taken, in short: `thread.opened 1`. */
  taken(): readonly string[]
  /** From now on this is how requests are met. */
  meets(how: (got: Received) => Meets): void
  close(): Promise<void>
}

/** Opens one on this machine. */
export async function receiver(): Promise<Receiver> {
  const got: Received[] = []
  const taken: string[] = []
  let meet: (one: Received) => Meets = () => 204
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const one = { headers: request.headers, body, event: event.parse(JSON.parse(body)) }
      got.push(one)
      const how = meet(one)
      if (how === 'silence') return
      if (how === 'cut') {
        request.socket.destroy()
        return
      }
      const { status, headers } = typeof how === 'number' ? { status: how, headers: {} } : how
      if (status < 300)
        taken.push(
          [one.event.type, one.event.thread?.number ?? one.event.suggestion?.number]
            .filter((it) => it !== undefined)
            .join(' '),
        )
      response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it has no port')
  return {
    ...{ got, port: address.port, address: `http://127.0.0.1:${address.port}/hook` },
    taken: () => taken,
    meets(how) {
      meet = how
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Whether it is signed as the documentation says, with this secret. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const words = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(words).digest('base64')}`
}
