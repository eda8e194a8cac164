// Slack's side of the measurements, in a process of its own: a Web API that is willing, and the load.
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from '../../src/system/system.ts'
import { percentile } from '../measure/statistics.ts'
import { closedLoop, type Loaded, openLoop } from '../slack/load.ts'
import { type SignedBody, signedCommands } from '../slack/signed-command.ts'
import { willingApi } from '../slack/willing-api.ts'
import { serve } from './serve.ts'

/** Longer than any answer takes. Milliseconds. */
const patienceMs = 20_000
const workspace = { team: 'T1', botUser: 'UBOT' }
/** So many people take turns. */
const users = 20
const secret = 'a-secret-of-slack-for-signing'
/** How many calls were answered so far, and how many are to be. */
let answered = 0
let asked = 0
const api = willingApi(workspace, () => {
  answered += 1
})
await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
const address = api.address()
const port = typeof address === 'object' ? (address?.port ?? 0) : 0
const origin = `http://127.0.0.1:${port}`
const signed = signedCommands({ secret, team: workspace.team, channel: 'C1', origin, users })

const order = z.object({
  port: z.number(),
  command: z.string(),
  text: z.string(),
  ms: z.number(),
  answers: z.boolean(),
})
const closed = order.extend({ inFlight: z.number(), least: z.number() })
const open = order.extend({ perSecond: z.number() })

/** Waits for the answers that do not come with the acknowledgements, and tells how it went. */
async function told({ answers }: { answers: boolean }, load: Loaded) {
  const begun = performance.now()
  answered += load.answered
  asked += answers ? load.requests : load.answered
  while (answered < asked) {
    if (performance.now() - begun > patienceMs) throw new Error(`${asked - answered} calls were not answered`)
    await setImmediate()
  }
  const tookMs = load.tookMs + performance.now() - begun
  const { requests, latencies } = load
  return { requests, tookMs, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}

serve({
  connection: () => ({ botToken: 'xoxb-of-nobody', apiUrl: `${origin}/api/`, signingSecret: secret }),
  async closed(args) {
    const load = closed.parse(args)
    return told(load, await closedLoop({ ...load, path: '/slack/events' }, () => next(load), load))
  },
  async open(args) {
    const load = open.parse(args)
    return told(load, await openLoop({ ...load, path: '/slack/events' }, () => next(load), load))
  },
  stop: () => api.close(),
})

function next({ command, text }: { command: string; text: string }): SignedBody {
  return signed(command, text, systemClock.now())
}
