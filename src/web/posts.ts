// What is posted to Hearth, answered without a web framework between: platforms post for every act of everybody, and what
// pages need would cost more than the answer. The limits and headers of the pages hold here too.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PostAnswer, Posted } from '../ports/door.ts'
import type { Logger } from '../ports/system.ts'

/** The headers of every answer; the pages get the same from hono's own secureHeaders. */
const answerHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}

export interface PostOptions {
  readonly logger: Logger
  /** What a body may have at most. Bytes. */
  readonly bodyBytes: number
}

type Handler = (posted: Posted) => Promise<PostAnswer>

/** Answers one request by its handler. Never rejects; tells the log of what is refused, never what stood in it. */
export async function answerPost(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  { logger, bodyBytes }: PostOptions,
): Promise<void> {
  try {
    const body = await bodyOf(request, bodyBytes)
    if (body === undefined) {
      logger.warn('a request with too large a body is refused')
      // The rest of it is not read: whoever sends so much is told so, and the socket ends.
      return send(response, { status: 413, body: 'This is too large.' }, ['connection', 'close'])
    }
    const { headers } = request
    const header = (name: string): string | undefined => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    }
    send(response, await handler({ header, body }))
  } catch (error) {
    if (request.errored !== null || response.destroyed) return
    logger.error('a request could not be answered', error)
    send(response, { status: 500, body: 'Something broke here.' })
  }
}

/** The body as text; undefined when it is too large. Rejects when the other end goes before it has come. */
function bodyOf(request: IncomingMessage, most: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > most) resolve(undefined)
      else chunks.push(chunk)
    })
    request.once('end', () => resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8')))
    request.once('error', reject)
    request.once('close', () => {
      if (!request.complete) reject(new Error('the other end went before its request had come'))
    })
  })
}

/** The same in the form that is written as it stands: an object is looked through again for each answer. */
const answerHeaderList: readonly string[] = Object.entries(answerHeaders).flat()

function send(response: ServerResponse, { status, body, type }: PostAnswer, more: readonly string[] = []): void {
  const own = ['content-type', type ?? 'text/plain;charset=UTF-8', 'content-length', `${Buffer.byteLength(body)}`]
  response.writeHead(status, [...answerHeaderList, ...own, ...more])
  response.end(body)
}
