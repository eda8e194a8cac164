// Answers to interactions: posted over sockets of our own that stay open. Discord counts none of them among the bot's
// requests, so none stands behind those in a queue; and whoever asked waits for no more than one request.
import { type IncomingMessage, Agent as PlainAgent, request as plain } from 'node:http'
import { Agent as SecureAgent, request as secure } from 'node:https'
import { DiscordAPIError, HTTPError, RateLimitError, type RouteLike } from 'discord.js'
import { times } from './limits.ts'
import { asWire, maybeText } from './wire.ts'

type Method = 'POST' | 'PATCH' | 'DELETE'

export interface Answers {
  /**
   * Resolves with what Discord says of it once it has taken it; rejects as the SDK's own requests do. Nothing is repeated
   * or waited for.
   */
  send(method: Method, route: RouteLike, body?: object): Promise<unknown>
}

const discordApi = 'https://discord.com/api'
/** Sockets that stay open beside each other. */
const most = 64
/** Discord's version of the API. */
const version = 'v10'

interface Response {
  readonly status: number
  readonly text: string
  readonly retryAfterS: number
}

/** Makes the way. `apiUrl` is Discord's own unless given. */
export function discordAnswers(apiUrl: string | undefined): Answers {
  const base = new URL(`${(apiUrl ?? discordApi).replace(/\/+$/, '')}/${version}`)
  const options = { keepAlive: true, maxSockets: most }
  const isPlain = base.protocol === 'http:'
  const request = isPlain ? plain : secure
  const agent = isPlain ? new PlainAgent(options) : new SecureAgent(options)

  function ask(method: Method, route: RouteLike, body: object | undefined): Promise<Response> {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    return new Promise((resolve, reject) => {
      const outgoing = request({
        ...{ protocol: base.protocol, hostname: base.hostname, port: base.port, path: `${base.pathname}${route}` },
        ...{ method, agent, timeout: times.requestMs },
        headers: {
          'user-agent': 'DiscordBot (hearth)',
          ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': sent.length }),
        },
      })
      outgoing.once('error', reject)
      outgoing.once('timeout', () => outgoing.destroy(new Error('Discord did not answer in time')))
      outgoing.once('response', (response) => {
        read(response).then(resolve, reject)
      })
      outgoing.end(sent)
    })
  }

  return {
    async send(method, route, body) {
      const { status, text, retryAfterS } = await ask(method, route, body)
      if (status < 300) return text === '' ? undefined : JSON.parse(text)
      const url = `${base.origin}${base.pathname}${route}`
      if (status === 429) throw limited(method, route, url, retryAfterS)
      if (status >= 500) throw new HTTPError(status, 'Discord failed', method, url, {})
      const told = problemIn(text)
      throw new DiscordAPIError({ code: told.code, message: told.message }, told.code, status, method, url, {})
    },
  }
}

async function read(response: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(Buffer.from(chunk))
  const retryAfterS = Number(response.headers['retry-after'] ?? 1)
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), retryAfterS }
}

/** What Discord says is wrong; a proxy in between may say it in no words of Discord's. */
function problemIn(text: string): { readonly code: number; readonly message: string } {
  try {
    const { code, ...rest } = asWire(JSON.parse(text))
    return { code: typeof code === 'number' ? code : 0, message: maybeText(rest, 'message') ?? 'refused' }
  } catch {
    return { code: 0, message: 'refused' }
  }
}

function limited(method: Method, route: RouteLike, url: string, retryAfterS: number): RateLimitError {
  const retryAfter = (Number.isFinite(retryAfterS) ? retryAfterS : 1) * 1000
  return new RateLimitError({
    ...{ method, url, route, retryAfter, timeToReset: retryAfter, global: false, hash: route, limit: 0 },
    ...{ majorParameter: '', sublimitTimeout: 0, scope: 'user' },
  })
}
