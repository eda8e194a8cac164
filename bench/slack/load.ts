// Load by HTTP: so many requests in flight over sockets that stay open, or so many begun each second whatever comes back.
import { Agent, request } from 'node:http'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { SignedBody } from './signed-command.ts'

export interface Target {
  readonly port: number
  readonly path: string
}

export interface Closed {
  readonly inFlight: number
  /** How long new requests are begun. Milliseconds. */
  readonly ms: number
  /** So many are begun at least, however long that takes: a busy machine leaves a server less time to do them in. */
  readonly least: number
}

export interface Open {
  readonly perSecond: number
  readonly ms: number
}

export interface Loaded {
  readonly requests: number
  /** From the first request to the last answer. Milliseconds. */
  readonly tookMs: number
  /** How long each took, from when it was meant to begin. Milliseconds. */
  readonly latencies: readonly number[]
  /** How many were answered in the acknowledgement itself. */
  readonly answered: number
}

type Next = () => SignedBody

/** As many as are wanted are always in flight. */
export async function closedLoop(target: Target, next: Next, { inFlight, ms, least }: Closed): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const latencies: number[] = []
  let answered = 0
  let requests = 0
  const begun = performance.now()
  const one = async (): Promise<void> => {
    while (performance.now() - begun < ms || requests < least) {
      requests += 1
      const at = performance.now()
      if ((await post(agent, target, next())) > 0) answered += 1
      latencies.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  const tookMs = performance.now() - begun
  agent.destroy()
  return { requests: latencies.length, tookMs, latencies, answered }
}

/** So many are begun each second; one that has to wait for its turn has waited since it was meant to begin. */
export async function openLoop(target: Target, next: Next, { perSecond, ms }: Open): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const latencies: number[] = []
  const running: Promise<void>[] = []
  let answered = 0
  const total = Math.round((perSecond * ms) / 1000)
  const begun = performance.now()
  for (let number = 0; number < total; number += 1) {
    const meant = begun + (number * 1000) / perSecond
    for (let left = meant - performance.now(); left > 0; left = meant - performance.now())
      await (left > 2 ? sleep(1) : setImmediate())
    running.push(
      post(agent, target, next()).then((bytes) => {
        if (bytes > 0) answered += 1
        latencies.push(performance.now() - meant)
      }),
    )
  }
  await Promise.all(running)
  const tookMs = performance.now() - begun
  agent.destroy()
  return { requests: total, tookMs, latencies, answered }
}

/** Resolves with how many bytes the answer had. */
function post(agent: Agent, { port, path }: Target, { body, headers }: SignedBody): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.once('error', reject)
      response.once('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`the server answered ${response.statusCode}`))
      })
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}
