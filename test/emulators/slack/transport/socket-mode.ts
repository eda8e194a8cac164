/** Socket Mode: single-use URLs, hello, pings, envelopes that one socket gets and acknowledges by envelope_id. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { limits } from '../limits.ts'
import type { Settings } from '../options.ts'
import type { Timers } from '../timers.ts'
import type { Ids } from '../world/ids.ts'
import type { Receipt, Transport } from './parcel.ts'

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

export interface SocketMode extends Transport {
  /** A single-use ticket for the URL that `apps.connections.open` gives. */
  ticket(): string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** How many sockets are open. */
  open(): number
  /** Cuts every socket without a word. */
  drop(): void
  /** Tells every socket to go, as Slack does before it recycles a connection. */
  disconnect(reason: DisconnectReason): void
  /** Closes every socket politely, or cuts it when the app does not answer. */
  close(): Promise<void>
}

interface Waiting {
  readonly socket: WebSocket
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
  const sockets: WebSocket[] = []
  const waiting = new Map<string, Waiting>()
  let turn = 0

  function welcome(socket: WebSocket): void {
    if (sockets.length >= limits.sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }))
      socket.close()
      return
    }
    sockets.push(socket)
    deps.onConnect()
    const stopPings = timers.every(settings.timing.ping, () => socket.ping('Ping from emulator'))
    socket.on('message', (data) => acknowledge(String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      stopPings()
      sockets.splice(sockets.indexOf(socket), 1)
      for (const [id, one] of waiting) {
        if (one.socket === socket) settle(id, { acked: false, reason: 'connection_failed' })
      }
      deps.onChange()
    })
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.length,
        connection_info: { app_id: settings.appId },
        debug_info: { host: 'applink-emulated', build_number: 1, approximate_connection_time: 18_060 },
      }),
    )
    deps.onChange()
  }

  function settle(envelopeId: string, receipt: Receipt): void {
    waiting.get(envelopeId)?.settle(receipt)
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
      server.handleUpgrade(request, duplex, head, welcome)
    },
    send({ kind, payload, retry }) {
      turn += 1
      const socket = sockets[turn % Math.max(sockets.length, 1)]
      if (!socket) return Promise.resolve({ acked: false, reason: 'connection_failed' })
      const envelopeId = ids.next('envelope-')
      const started = performance.now()
      return new Promise((resolve) => {
        const cancel = timers.after(settings.timing.ack, () =>
          settle(envelopeId, { acked: false, reason: 'http_timeout' }),
        )
        waiting.set(envelopeId, {
          socket,
          settle(receipt) {
            cancel()
            waiting.delete(envelopeId)
            resolve(receipt.acked ? { ...receipt, ms: performance.now() - started } : receipt)
          },
        })
        socket.send(
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
    open: () => sockets.length,
    drop() {
      for (const socket of [...sockets]) socket.terminate()
    },
    disconnect(reason) {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-emulated' } }))
      }
    },
    async close() {
      for (const id of [...waiting.keys()]) settle(id, { acked: false, reason: 'connection_failed' })
      await Promise.all(sockets.map(closePolitely))
      server.close()
    },
  }
}

function closePolitely(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), 500)
    socket.once('close', () => {
      clearTimeout(cut)
      resolve()
    })
    socket.close(1001)
  })
}
