/** The open sockets of Socket Mode: greeting, pings, and every way in which Slack or the network takes one away. */
import { WebSocket } from 'ws'
import { limits } from '../limits.ts'
import type { Settings } from '../options.ts'
import type { Timers } from '../timers.ts'

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

/** One open socket. */
export interface Link {
  readonly socket: WebSocket
  /** It neither hears nor says anything, and nobody has told the app. */
  silent: boolean
  /** Slack sends nothing new over it. */
  leaving: boolean
}

export interface Links {
  /** Greets a new socket, or sends it away when there are too many or Socket Mode is off. */
  welcome(socket: WebSocket): void
  all(): readonly Link[]
  /** Cuts the oldest sockets without a word; all of them when no number is given. */
  drop(count?: number): void
  /** Tells the oldest sockets to go, and leaves them open. */
  disconnect(reason: DisconnectReason, count?: number): void
  /** Replaces the oldest sockets as Slack does: a warning, the request to refresh, and the end once all is acknowledged. */
  recycle(count?: number): void
  /** Leaves the oldest sockets open, but takes nothing from them and sends them nothing, not even a pong. */
  silence(count?: number): void
  /** Switches Socket Mode on or off, as the app's settings page does. */
  enable(on: boolean): void
  /** Closes every socket politely, or cuts it when the app does not answer. */
  close(): Promise<void>
}

/** Makes the sockets of one emulator. */
export function createLinks(deps: {
  readonly settings: Settings
  readonly timers: Timers
  readonly onOpen: (link: Link) => void
  readonly onClose: (link: Link) => void
  /** Runs the work once nothing that was sent over it waits for an acknowledgement. */
  readonly whenIdle: (link: Link, work: () => void) => void
}): Links {
  const { settings, timers } = deps
  const links: Link[] = []
  let enabled = true

  const oldest = (count = links.length): readonly Link[] => links.slice(0, count)

  function sendAway(socket: WebSocket, reason: DisconnectReason): void {
    goodbye(socket, reason)
    socket.close()
  }

  function disconnect(reason: DisconnectReason, count?: number): void {
    for (const link of oldest(count)) if (!link.silent) goodbye(link.socket, reason)
  }

  return {
    all: () => links,
    disconnect,

    welcome(socket) {
      socket.on('error', () => socket.terminate())
      if (!enabled) return sendAway(socket, 'link_disabled')
      if (links.length >= limits.sockets) return sendAway(socket, 'too_many_websockets')
      const link: Link = { socket, silent: false, leaving: false }
      links.push(link)
      const stopPings = timers.every(settings.timing.ping, () => {
        if (!link.silent) socket.ping('Ping from emulator')
      })
      socket.on('close', () => {
        stopPings()
        links.splice(links.indexOf(link), 1)
        deps.onClose(link)
      })
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: links.length,
          connection_info: { app_id: settings.appId },
          debug_info: { host: 'applink-emulated', build_number: 1, approximate_connection_time: 18_060 },
        }),
      )
      deps.onOpen(link)
    },

    drop(count) {
      for (const { socket } of oldest(count)) socket.terminate()
    },

    recycle(count) {
      const going = oldest(count)
      for (const { socket } of going) goodbye(socket, 'warning')
      timers.after(settings.timing.warned, () => {
        for (const { socket } of going) goodbye(socket, 'refresh_requested')
        timers.after(settings.timing.closing, () => {
          for (const link of going) {
            link.leaving = true
            deps.whenIdle(link, () => link.socket.close(1000))
          }
        })
      })
    },

    silence(count) {
      for (const link of oldest(count)) {
        link.silent = true
        link.socket.pause()
      }
    },

    enable(on) {
      enabled = on
      if (on) return
      for (const { socket } of oldest()) sendAway(socket, 'link_disabled')
    },

    async close() {
      await Promise.all([...links].map(closePolitely))
    },
  }
}

function goodbye(socket: WebSocket, reason: DisconnectReason): void {
  if (socket.readyState !== WebSocket.OPEN) return
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-emulated' } }))
}

function closePolitely({ socket, silent }: Link): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), silent ? 0 : 500)
    socket.once('close', () => {
      clearTimeout(cut)
      resolve()
    })
    if (!silent) socket.close(1001)
  })
}
