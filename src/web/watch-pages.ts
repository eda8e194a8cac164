// The pages for whoever watches over Hearth: whether it lives, whether it is ready, and what it counts.
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import type { Health, LookAtHealth } from '../ports/health.ts'
import type { Metrics } from '../ports/metrics.ts'
import { mayRead } from './may-read.ts'

export interface WatchPagesOptions {
  readonly look: LookAtHealth
  readonly metrics: Pick<Metrics, 'page'>
  /** Lets others than this machine read the metrics. */
  readonly metricsToken: string | undefined
}

/** Makes the pages. */
export function watchPages({ look, metrics, metricsToken }: WatchPagesOptions): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  })
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/readyz', async (context) => {
    const health = await look()
    return context.json(partsOf(health), health.ready ? 200 : 503)
  })
  app.get('/metrics', async (context) => {
    const reader = { address: addressOf(context), headers: context.req.raw.headers }
    if (!mayRead(reader, metricsToken)) return refused(context, metricsToken !== undefined)
    const { type, text } = await metrics.page()
    return context.body(text, 200, { 'Content-Type': type })
  })
  return app
}

/** Each part by its name. */
function partsOf({ ready, store, platforms, outbox }: Health) {
  const states = Object.fromEntries(platforms.map(({ name, state }) => [name, state]))
  if (outbox === undefined) return { ready, store, ...states }
  const { state, waiting, oldestSeconds } = outbox
  return { ready, store, ...states, outbox: { state, waiting, oldestSeconds } }
}

function refused(context: Context, hasToken: boolean): Response {
  if (!hasToken)
    return context.text('The metrics are for this machine alone. METRICS_TOKEN lets others read them.\n', 403)
  context.header('WWW-Authenticate', 'Bearer realm="metrics"')
  return context.text('The metrics need the token of METRICS_TOKEN: Authorization: Bearer, and the token.\n', 401)
}

function addressOf(context: Context): string | undefined {
  try {
    return getConnInfo(context).remote.address
  } catch {
    // No socket is left to ask.
    return undefined
  }
}
