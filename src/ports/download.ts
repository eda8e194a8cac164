// Fetches a file from a platform's own hosts, for the adapters that need one: no redirect is followed, nobody else gets a
// token, and no more is read than is asked for.
import { FileError, PlatformError } from './errors.ts'
import type { Timers } from './system.ts'

export interface DownloadOptions {
  /** `https://files.example`: where the platform keeps its files. Anything else is not asked. */
  readonly origins: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  /** The most bytes that are read. */
  readonly most: number
  readonly timers: Timers
  /** How long it may take in all. Milliseconds. */
  readonly patienceMs: number
}

/** The bytes. Rejects with a FileError when they cannot be had, with another PlatformError when not now. */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array> {
  const { origins, headers = {}, timers, patienceMs } = options
  const origin = URL.parse(url)?.origin
  if (origin === undefined || !origins.includes(origin)) throw new FileError('not-allowed')
  const giveUp = new AbortController()
  const stopWaiting = timers.after(patienceMs, () => giveUp.abort())
  try {
    const response = await fetch(url, { redirect: 'manual', signal: giveUp.signal, headers })
    return await readAll(response, options.most)
  } catch (error) {
    giveUp.abort()
    if (error instanceof PlatformError) throw error
    throw new PlatformError('read a file', 'The file could not be fetched.', { cause: error })
  } finally {
    stopWaiting()
  }
}

async function readAll(response: Response, most: number): Promise<Uint8Array> {
  const { status } = response
  if (status === 429 || status >= 500) {
    const seconds = Number(response.headers.get('retry-after'))
    const wait = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
    throw new PlatformError('read a file', `The file's host answered HTTP ${status}.`, wait)
  }
  // A page to sign in at is no file, wherever it leads.
  if (status === 401 || (status >= 300 && status < 400)) throw new FileError('not-allowed')
  if (!response.ok || response.body === null) throw new FileError('gone')
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body) {
    bytes += piece.byteLength
    if (bytes > most) throw new FileError('too-large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces, bytes)
}
