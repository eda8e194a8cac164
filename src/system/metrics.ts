// The metrics as Prometheus reads them: one registry, which also tells of the process itself.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LookAtHealth } from '../ports/health.ts'
import type { Metrics } from '../ports/metrics.ts'

/** From a machine's own speed to a platform's patience of three seconds, and what is beyond it. Seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 15, 60]

/** Makes the registry of one process. */
export function systemMetrics(version: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const about = (name: string, help: string, labelNames: readonly string[] = []) => ({
    ...{ name, help, registers },
    labelNames: [...labelNames],
  })

  new Gauge(about('hearth_info', 'Always 1; says which version runs.', ['version', 'node'])).set(
    { version, node: process.version },
    1,
  )
  const calls = new Counter(
    about('hearth_commands_total', 'Commands, buttons and forms that were handled.', ['name', 'outcome']),
  )
  const first = new Histogram({
    ...about('hearth_first_answer_seconds', 'From a call to the first answer its platform took.', ['platform']),
    buckets,
  })
  const brought = new Histogram({
    ...about('hearth_answer_seconds', 'From an answer that was kept to its caller having it.', ['platform']),
    buckets,
  })
  const effects = new Counter(
    about('hearth_effects_total', 'Tries of what was to be done on a platform.', ['platform', 'kind', 'outcome']),
  )
  const digests = new Counter(about('hearth_digests_total', 'Scheduled digests that were posted.', ['when']))
  for (const when of ['on time', 'late'] as const) digests.inc({ when }, 0)
  const ready = new Gauge(about('hearth_ready', 'Whether /readyz says 200.'))
  const storeUp = new Gauge(about('hearth_store_up', 'Whether the store keeps what it is given.'))
  const connected = new Gauge(about('hearth_platform_connected', 'Whether a platform is heard.', ['platform']))
  const depth = new Gauge(about('hearth_outbox_depth', 'Effects that wait or were given up.', ['state']))
  const oldest = new Gauge(about('hearth_outbox_oldest_seconds', 'For how long the oldest effect that waits is due.'))
  let look: LookAtHealth | undefined

  /** What cannot be known now is not shown, so that nobody takes an old value for it. */
  async function refresh(): Promise<void> {
    const health = await look?.()
    for (const gauge of [connected, depth, oldest]) gauge.reset()
    oldest.remove()
    if (health === undefined) return
    ready.set(health.ready ? 1 : 0)
    storeUp.set(health.store === 'ok' ? 1 : 0)
    for (const { name, state } of health.platforms) connected.set({ platform: name }, state === 'ok' ? 1 : 0)
    if (health.outbox === undefined) return
    depth.set({ state: 'waiting' }, health.outbox.waiting)
    depth.set({ state: 'failed' }, health.outbox.failed)
    oldest.set(health.outbox.oldestSeconds)
  }

  return {
    called: (name, outcome) => calls.inc({ name, outcome }),
    firstAnswer: (platform, ms) => first.observe({ platform }, ms / 1000),
    answerBrought: (platform, ms) => brought.observe({ platform }, ms / 1000),
    performed: (platform, kind, outcome) => effects.inc({ platform, kind, outcome }),
    digestPosted: (when) => digests.inc({ when }),
    watch: (looked) => {
      look = looked
    },
    async page() {
      await refresh()
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
