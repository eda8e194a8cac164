/** A socket without a client, for tests: what Slack says on it, and nothing answered. */
import { WebSocket } from 'ws'
import type { SlackEmulator } from './index.ts'

export interface Wire {
  readonly said: { readonly type: string; readonly reason?: string }[]
  readonly socket: WebSocket
  /** Resolves with how the connection ended. */
  readonly ended: Promise<string>
}

/** A single-use address, as the app gets one. */
export async function urlFrom(slack: Pick<SlackEmulator, 'appToken' | 'apiUrl'>): Promise<string> {
  const headers = { authorization: `Bearer ${slack.appToken}` }
  const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers })
  const { url } = JSON.parse(await response.text())
  return url
}

/** Opens a socket there. Whoever opens it ends it. */
export function openWire(url: string): Wire {
  const socket = new WebSocket(url)
  const said: Wire['said'] = []
  socket.on('message', (data) => said.push(JSON.parse(String(data))))
  const ended = new Promise<string>((resolve) => {
    socket.on('close', (code) => resolve(`closed ${code}`))
    socket.on('error', (error) => resolve(error.message))
  })
  return { said, socket, ended }
}
