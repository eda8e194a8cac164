// Posts to addresses that admins name. It connects to the very address that was found to be no private one, follows no
// redirect, and signs what it sends.
import { lookup as lookUp } from 'node:dns/promises'
import { type ClientRequest, type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Post, Posted, PostTrouble, WebPost } from '../ports/web-post.ts'
import { type AllowedPrivate, isPrivate, privateAllowed } from './private-addresses.ts'
import { newWebhookSecret, signatureOf } from './webhook-secret.ts'

/** Whoever does not answer by then has not taken it. */
const answerMs = 10_000
/** Nobody reads what is answered; so much is taken, for a receiver that must say all of it. */
const answerBytes = 16_384

interface Found {
  readonly address: string
  readonly family: number
}

export interface WebPostOptions {
  readonly allowed: AllowedPrivate
  /** Finds the addresses of a host; those of the system unless given. */
  readonly resolve?: (host: string) => Promise<readonly Found[]>
  readonly answerMs?: number
}

/** Makes the door. */
export function webPost({ allowed, resolve = resolved, answerMs: patience = answerMs }: WebPostOptions): WebPost {
  const isAllowed = privateAllowed(allowed)

  /** Where to connect; or why nothing is sent there. */
  async function whereTo(url: URL | null): Promise<readonly Found[] | PostTrouble> {
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      return 'malformed'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const family = isIP(host)
    const found = family === 0 ? await resolve(host).catch(() => []) : [{ address: host, family }]
    if (found.length === 0) return 'unresolved'
    const closed = found.filter(({ address }) => isPrivate(address))
    if (closed.some(({ address }) => !isAllowed(host, address))) return 'private'
    return url.protocol === 'http:' && closed.length < found.length ? 'plain' : found
  }

  async function post(it: Post): Promise<Posted> {
    const signal = AbortSignal.timeout(patience)
    const late = new Promise<'late'>((resolved) => signal.addEventListener('abort', () => resolved('late')))
    const url = URL.parse(it.address)
    const found = await Promise.race([whereTo(url), late])
    if (typeof found === 'string' || url === null)
      return { kind: 'failed', why: typeof found === 'string' ? found : 'malformed' }
    return sent(url, found, it, signal)
  }

  return {
    async check(address) {
      const found = await whereTo(URL.parse(address))
      return typeof found === 'string' ? found : undefined
    },
    post,
    newSecret: newWebhookSecret,
  }
}

const resolved = (host: string): Promise<readonly Found[]> => lookUp(host, { all: true })

function sent(url: URL, found: readonly Found[], it: Post, signal: AbortSignal): Promise<Posted> {
  const options: RequestOptions = {
    method: 'POST',
    // Nothing is kept open: a connection that stands was checked for another moment.
    agent: false,
    lookup: only(found),
    signal,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(it.body),
      'user-agent': 'Hearth',
      'webhook-id': it.id,
      'webhook-timestamp': String(Math.floor(it.at / 1000)),
      'webhook-signature': signatureOf(it),
    },
  }
  return new Promise((resolve) => {
    let request: ClientRequest
    try {
      request = url.protocol === 'https:' ? requestSecure(url, options) : requestPlain(url, options)
    } catch {
      return resolve({ kind: 'failed', why: 'malformed' })
    }
    request.on('error', (error) => resolve({ kind: 'failed', why: signal.aborted ? 'late' : troubleOf(error) }))
    request.on('response', (response) => {
      const { statusCode: status = 0, headers } = response
      let bytes = 0
      response.on('error', () => undefined)
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
        if (bytes > answerBytes) response.destroy()
      })
      const retryAfterMs = waitOf(headers['retry-after'], it.at)
      resolve({ kind: 'answered', status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
    })
    request.end(it.body)
  })
}

/** The addresses that were checked, whatever the name says by now. */
const only =
  (found: readonly Found[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = found
    if (all === true) done(null, [...found])
    else if (first !== undefined) done(null, first.address, first.family)
  }

/** Seconds, or the moment. */
function waitOf(said: string | undefined, now: number): number | undefined {
  if (said === undefined) return undefined
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const at = Date.parse(said)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/** The names of what TLS does not hold for good begin so; the rest is the connection's. */
function troubleOf(error: Error): PostTrouble {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/.test(code) ? 'certificate' : 'unreachable'
}
