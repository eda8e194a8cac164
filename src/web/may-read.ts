// Who may read the metrics: a program on this machine, or whoever holds the token.
import { createHash, timingSafeEqual } from 'node:crypto'

export interface Reader {
  /** The other end of the socket; undefined when it is gone. */
  readonly address: string | undefined
  readonly headers: Headers
}

/** What a proxy adds: whoever asks then is not at the other end of the socket. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** Names of this machine itself. Any other was made to point here, by a proxy or by a page in a browser. */
const ownHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

const loopback = /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/i

/** Whether the request was made on this machine, and for it. */
function isHere({ address, headers }: Reader): boolean {
  if (address === undefined || !loopback.test(address)) return false
  return !proxyHeaders.some((name) => headers.has(name)) && ownHost.test(headers.get('host') ?? '')
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing about either. */
function holds({ headers }: Reader, token: string): boolean {
  const [, given] = /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '') ?? []
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

/** Whether they may. Without a token nobody but this machine does. */
export const mayRead = (reader: Reader, token: string | undefined): boolean =>
  isHere(reader) || (token !== undefined && holds(reader, token))
