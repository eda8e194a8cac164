/** Signed HTTP delivery: v0 HMAC signature, retry headers, and a chance for tests to send what Slack never would. */
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { Settings } from '../options.ts'
import type { Json, Parcel, Receipt, Retry, Transport } from './parcel.ts'

/** How a test may spoil a request. */
export interface Tampering {
  /** Replaces the signature; `null` leaves the header out. */
  readonly signature?: string | null
  /** Replaces the secret that signs. */
  readonly secret?: string
  /** Moves the timestamp by so many seconds; the signature is still right. */
  readonly skewSeconds?: number
  /** Replaces the body after it was signed. */
  readonly body?: string
}

export interface HttpReply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface SignedHttp extends Transport {
  /** Posts a body to the app, signed unless it is tampered with. */
  post(
    body: string,
    contentType: string,
    options?: { retry?: Retry | undefined; tampering?: Tampering },
  ): Promise<HttpReply>
  /** Cuts what is under way. */
  close(): void
  /** Asks for the challenge as Slack does when a request URL is saved. */
  verifyUrl(): Promise<void>
}

function encode({ kind, payload }: Parcel): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' }
  const form = new URLSearchParams()
  if (kind === 'interactive') form.set('payload', JSON.stringify(payload))
  else for (const [key, value] of Object.entries(payload)) form.set(key, String(value))
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' }
}

function decode(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Makes the HTTP side of one emulator for an app that listens at the url. */
export function createSignedHttp(settings: Settings, url: string): SignedHttp {
  const closing = new AbortController()

  function headersFor(
    body: string,
    contentType: string,
    retry?: Retry,
    tampering: Tampering = {},
  ): Record<string, string> {
    const timestamp = String(Math.floor(settings.now() / 1000) + (tampering.skewSeconds ?? 0))
    const secret = tampering.secret ?? settings.signingSecret
    const right = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
    const signature = tampering.signature === undefined ? right : tampering.signature
    return {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      ...(signature === null ? {} : { 'x-slack-signature': signature }),
      ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
    }
  }

  const post: SignedHttp['post'] = (body, contentType, { retry, tampering } = {}) =>
    new Promise((resolve, reject) => {
      const headers = headersFor(body, contentType, retry, tampering)
      const sent = tampering?.body ?? body
      const outgoing = request(url, {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(sent)) },
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(settings.timing.ack)]),
      })
      outgoing.on('error', reject)
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            headers: response.headers,
          }),
        )
      })
      outgoing.end(sent)
    })

  async function send(parcel: Parcel): Promise<Receipt> {
    const { body, contentType } = encode(parcel)
    const started = performance.now()
    try {
      const reply = await post(body, contentType, { retry: parcel.retry })
      if (reply.status >= 200 && reply.status < 300) {
        return { acked: true, body: decode(reply.body), ms: performance.now() - started }
      }
      return { acked: false, reason: 'http_error', noRetry: reply.headers['x-slack-no-retry'] === '1' }
    } catch (error) {
      const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
      return { acked: false, reason: late ? 'http_timeout' : 'connection_failed' }
    }
  }

  async function verifyUrl(): Promise<void> {
    const challenge = 'emulated-challenge'
    const body: Json = { token: 'emulated-verification-token', challenge, type: 'url_verification' }
    const reply = await post(JSON.stringify(body), 'application/json')
    if (reply.status !== 200 || !reply.body.includes(challenge)) {
      throw new Error(`Slack emulator: ${url} did not answer url_verification (status ${reply.status})`)
    }
  }

  return { post, send, verifyUrl, close: () => closing.abort() }
}
