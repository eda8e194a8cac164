// Rate limits: so many requests of a route or bucket in a window, told in headers, and refused with 429 beyond it.
import { matches, type RequestMatch } from './faults.ts'

/** Whose limit it is: the bot's own in one bucket, one that all bots share in a place, or the bot's in all. */
export type LimitScope = 'user' | 'shared' | 'global'

export interface RateLimit extends RequestMatch {
  /** How many requests pass in one window. */
  readonly requests: number
  /** How long a window lasts, from its first request. */
  readonly perMs: number
  readonly scope?: LimitScope
  /** What X-RateLimit-Bucket says; limits of one bucket share their windows. The route's own when left out. */
  readonly bucket?: string
}

export interface RateLimits {
  /** Enforces a limit from now on, until what is returned is called. */
  enforce(limit: RateLimit): () => void
}

interface Refused {
  readonly status: 429
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
}

export interface EnforcedLimits extends RateLimits {
  /** Counts a request. What it is refused with, or the headers that its answer carries. */
  count(method: string, path: string): Refused | { readonly status: 200; readonly headers: Record<string, string> }
}

interface Window {
  used: number
  endsAt: number
}

/** No limits yet. Every bucket counts for each channel, guild or webhook by itself, as Discord's do. */
export function rateLimits(now: () => number): EnforcedLimits {
  const limits = new Set<RateLimit>()
  const windows = new Map<string, Window>()

  const windowOf = (limit: RateLimit, path: string): Window => {
    const key = limit.scope === 'global' ? 'global' : `${bucketOf(limit)}:${majorOf(path)}`
    const open = windows.get(key)
    if (open !== undefined && open.endsAt > now()) return open
    const fresh = { used: 0, endsAt: now() + limit.perMs }
    windows.set(key, fresh)
    return fresh
  }

  return {
    enforce(limit) {
      limits.add(limit)
      return () => void limits.delete(limit)
    },
    count(method, path) {
      const meant = [...limits].filter((limit) => matches(limit, method, path))
      const open = meant.map((limit) => ({ limit, window: windowOf(limit, path) }))
      const full = open.find(({ limit, window }) => window.used >= limit.requests)
      if (full !== undefined)
        return tooMany((full.window.endsAt - now()) / 1000, full.limit.scope, headersOf(full, now()))
      for (const window of new Set(open.map((each) => each.window))) window.used += 1
      const own = open.find(({ limit }) => limit.scope !== 'global')
      return { status: 200, headers: own === undefined ? {} : headersOf(own, now()) }
    },
  }
}

/** A 429 as Discord words it. `after` is in seconds. */
export function tooMany(
  after: number,
  scope: LimitScope = 'user',
  headers: Readonly<Record<string, string>> = {},
): Refused {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: after, global: scope === 'global' },
    headers: {
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(after),
      ...headers,
      'retry-after': String(Math.ceil(after)),
      'x-ratelimit-scope': scope,
      via: '1.1 google',
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
  }
}

function headersOf({ limit, window }: { limit: RateLimit; window: Window }, now: number): Record<string, string> {
  if (limit.scope === 'global') return {}
  return {
    'x-ratelimit-bucket': bucketOf(limit),
    'x-ratelimit-limit': String(limit.requests),
    'x-ratelimit-remaining': String(Math.max(0, limit.requests - window.used)),
    'x-ratelimit-reset': String(window.endsAt / 1000),
    'x-ratelimit-reset-after': String((window.endsAt - now) / 1000),
  }
}

const bucketOf = ({ bucket, method, path }: RateLimit): string =>
  bucket ??
  Buffer.from(`${method ?? 'any'} ${path.source}`)
    .toString('hex')
    .slice(0, 32)

const majorOf = (path: string): string => /^\/(channels|guilds|webhooks)\/[^/]+/.exec(path)?.[0] ?? ''
