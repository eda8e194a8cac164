// The Slack measurements' stage: Slack's side, Bolt's and Hearth's processes, and what one round of load costs each.
import { z } from 'zod'
import type { BoltOptions, HearthOptions } from '../child/options.ts'
import { type Child, startChild } from '../child/start.ts'
import type { Bench } from '../family.ts'
import type { Figures } from '../measure/rounds.ts'
import { type Sizes, seed, small } from '../store/seed.ts'

const loaded = z.object({ requests: z.number(), tookMs: z.number(), p50: z.number(), p99: z.number() })
const connection = z.object({ botToken: z.string(), apiUrl: z.string(), signingSecret: z.string() })

export interface Call {
  readonly command: string
  /** A `#` in it is a number of its own in each call. */
  readonly text: string
}

export const reads: Call = { command: '/start', text: '' }
export const writes: Call = { command: '/suggest', text: 'Idea number #' }

interface ClosedLoad {
  readonly inFlight: number
  readonly ms: number
  readonly least?: number
  readonly answers?: boolean
}

export interface SlackStage {
  bolt(options: Pick<BoltOptions, 'does' | 'commands'>): Promise<Child>
  hearth(options?: Partial<HearthOptions>, sizes?: Sizes): Promise<Child>
  /**
   * Loads a server with as many calls at a time, until all are answered: processor time a request, requests a second.
   * With `answers` false none is to be: only what is kept of them is waited for. `least` calls at least; none unless given.
   */
  closed(server: Child, call: Call, load: ClosedLoad): Promise<Figures>
  /** Loads a server with so many calls a second: milliseconds to the acknowledgement. */
  open(server: Child, call: Call, load: { perSecond: number; ms: number; answers?: boolean }): Promise<Figures>
  /** Ends every process of the stage. */
  close(): Promise<void>
}

/** Sets the stage. */
export async function slackStage(bench: Bench): Promise<SlackStage> {
  const side = await startChild('slack-side', {})
  const given = await side.ask(connection, 'connection')
  const children: Child[] = [side]
  const started = async (child: Promise<Child>): Promise<Child> => {
    children.unshift(await child)
    return child
  }
  const portOf = (server: Child): Promise<number> => server.ask(z.number(), 'port')
  return {
    bolt: (options) => started(startChild('bolt', { ...given, ...options })),
    async hearth(options = {}, sizes = small) {
      const file = bench.file('hearth.db')
      await seed(file, [{ platform: 'slack', id: 'T1', channel: 'C1' }], sizes)
      return started(startChild('hearth', { file, slack: given, ...options }))
    },
    async closed(server, call, { answers = true, least = 0, ...load }) {
      const port = await portOf(server)
      const before = await server.cpu()
      const { requests, tookMs } = await side.ask(loaded, 'closed', { port, ...call, ...load, least, answers })
      const begun = performance.now()
      await server.ask(z.unknown(), 'settled', requests)
      const used = (await server.cpu()) - before
      const tookInAll = tookMs + performance.now() - begun
      return { cpu: used / requests, perSecond: (requests * 1000) / tookInAll }
    },
    async open(server, call, { answers = true, ...load }) {
      const port = await portOf(server)
      const { p50, p99 } = await side.ask(loaded, 'open', { port, ...call, ...load, answers })
      await server.ask(z.unknown(), 'settled', 0)
      return { p50, p99 }
    },
    async close() {
      for (const child of children) await child.stop()
    },
  }
}
