/** Socket Mode: single-use URLs, hello, pings, envelopes that one socket gets and acknowledges by envelope_id. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Settings } from '../options.ts'
import type { Timers } from '../timers.ts'
import type { Ids } from '../world/ids.ts'
import { createLinks, type Link, type Links } from './links.ts'
import type { Receipt, Transport } from './parcel.ts'

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

export interface SocketMode extends Transport, Omit<Links, 'welcome' | 'all'> {
  /** A single-use ticket for the URL that `apps.connections.open` gives. */
  ticket(): string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** How many sockets are open. */
  open(): number
  /** Sends the first socket any frame at all. */
  sendRaw(frame: string | Uint8Array): void
}

interface Waiting {
  readonly link: Link
  readonly settle: (receipt: Receipt) => void
}

/** Makes the Socket Mode side of one emulator. */
export function createSocketMode(deps: {
  readonly settings: Settings
  readonly ids: Ids
  readonly timers: Timers
  readonly onConnect: () => void
  readonly onChange: () => void
}): SocketMode {
  const { settings, ids, timers } = deps
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const waiting = new Map<string, Waiting>()
  const idleWork = new Map<Link, () => void>()
  let turn = 0

  const links = createLinks({
    settings,
    timers,
    onOpen({ socket }) {
      socket.on('message', (data) => acknowledge(String(data)))
      deps.onConnect()
      deps.onChange()
    },
    onClose(link) {
      for (const [id, one] of waiting) {
        if (one.link === link) settle(id, { acked: false, reason: 'connection_failed' })
      }
      deps.onChange()
    },
    whenIdle(link, work) {
      idleWork.set(link, work)
      runIfIdle(link)
    },
  })

  function runIfIdle(link: Link): void {
    if ([...waiting.values()].some((one) => one.link === link)) return
    const work = idleWork.get(link)
    idleWork.delete(link)
    work?.()
  }

  function settle(envelopeId: string, receipt: Receipt): void {
    const one = waiting.get(envelopeId)
    one?.settle(receipt)
    if (one !== undefined) runIfIdle(one.link)
  }

  function acknowledge(text: string): void {
    let frame: unknown
    try {
      frame = JSON.parse(text)
    } catch {
      return
    }
    const ack = ackFrame.safeParse(frame)
    if (ack.success) settle(ack.data.envelope_id, { acked: true, body: ack.data.payload, ms: 0 })
  }

  return {
    ticket() {
      const ticket = ids.next('ticket-')
      tickets.add(ticket)
      return ticket
    },
    upgrade(request, duplex, head) {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      if (!tickets.delete(url.searchParams.get('ticket') ?? '')) {
        duplex.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
        return
      }
      server.handleUpgrade(request, duplex, head, links.welcome)
    },
    send({ kind, payload, retry }) {
      turn += 1
      const open = links.all().filter((one) => !one.leaving)
      const link = open[turn % Math.max(open.length, 1)]
      if (!link) return Promise.resolve({ acked: false, reason: 'connection_failed' })
      const envelopeId = ids.next('envelope-')
      const started = performance.now()
      return new Promise((resolve) => {
        const cancel = timers.after(settings.timing.ack, () =>
          settle(envelopeId, { acked: false, reason: 'http_timeout' }),
        )
        waiting.set(envelopeId, {
          link,
          settle(receipt) {
            cancel()
            waiting.delete(envelopeId)
            resolve(receipt.acked ? { ...receipt, ms: performance.now() - started } : receipt)
          },
        })
        if (link.silent) return
        link.socket.send(
          JSON.stringify({
            envelope_id: envelopeId,
            payload,
            type: kind,
            accepts_response_payload: kind !== 'events_api',
            ...(kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
          }),
        )
      })
    },
    open: () => links.all().length,
    drop: links.drop,
    disconnect: links.disconnect,
    recycle: links.recycle,
    silence: links.silence,
    enable: links.enable,
    sendRaw(frame) {
      links.all()[0]?.socket.send(frame)
    },
    async close() {
      for (const id of [...waiting.keys()]) settle(id, { acked: false, reason: 'connection_failed' })
      await links.close()
      server.close()
    },
  }
}
