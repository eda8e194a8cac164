// Slack over Socket Mode: no address of our own is needed. The client's own way to reconnect ends the process when Slack
// is away for longer, so it is switched off and connecting again is ours.
import { type App, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { intakeOf } from './receiver.ts'
import { sdkLogger } from './sdk-logger.ts'
import { soundFrame } from './unreadable.ts'
import { within } from './within.ts'
import { cannotBeReached } from './workspace.ts'

export interface SocketReceiverOptions {
  readonly appToken: string
  readonly clientOptions: webApi.WebClientOptions
  readonly timers: Timers
  readonly logger: Logger
}

const envelope = z.object({
  ack: z.custom<(body?: Record<string, unknown>) => Promise<void>>((value) => typeof value === 'function'),
  type: z.string(),
  body: z.unknown().optional(),
})
const object = z.record(z.string(), z.unknown())

/** A connection that is cut is made again at once, but not more often than this before one has lasted. */
const atOnce = 5
const lastedMs = 30_000
const greetMs = 40_000
const firstWaitMs = 1000
const longestWaitMs = 60_000

/** Makes the receiver. Its `start` rejects when Slack cannot be reached the first time. */
export function socketReceiver(options: SocketReceiverOptions): Receiver {
  const { timers, logger } = options
  const intake = intakeOf(options)
  // Bolt's receiver never gets the app: it is here for the client it makes, and acknowledges nothing.
  const { client } = new SocketModeReceiver({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...options.clientOptions } },
    logger: sdkLogger(logger),
  })
  let app: App | undefined
  let state: 'stopped' | 'connecting' | 'connected' = 'stopped'
  let cancelWait = (): void => undefined
  let left = atOnce

  async function receive(parcel: unknown): Promise<void> {
    const { ack, type, body } = envelope.parse(parcel)
    const read = object.safeParse(body)
    if (!read.success || type === 'unreadable') {
      logger.warn('something from Slack cannot be read and is left out', { where: 'payload' })
      return ack()
    }
    const acknowledgement = await intake.take({ kind: type === 'events_api' ? 'event' : 'call', body: read.data })
    if (!acknowledgement.acked) return
    const payload = object.safeParse(acknowledgement.body)
    await ack(payload.success ? payload.data : undefined)
  }

  /** Rejects when Slack takes the connection but never greets us. */
  async function connect(): Promise<void> {
    const greeted = client.start().then(() => true)
    if ((await within(timers, greetMs, greeted)) === true) return
    client.disconnect().catch(() => undefined)
    throw cannotBeReached('apps.connections.open')
  }

  async function reconnect(wait: number): Promise<void> {
    state = 'connecting'
    try {
      await connect()
      if (isStopped()) await client.disconnect()
      else connected()
    } catch (error) {
      if (isStopped()) return
      logger.warn('Slack cannot be reached; trying again', { waitMs: wait, cause: messageOf(error) })
      reconnectAfter(wait)
    }
  }

  function reconnectAfter(wait: number): void {
    cancelWait = timers.after(wait, () => void reconnect(Math.min(wait * 2, longestWaitMs)))
  }

  function connected(): void {
    state = 'connected'
    cancelWait = timers.after(lastedMs, () => {
      left = atOnce
    })
  }

  function disconnected(): void {
    cancelWait()
    left -= 1
    state = 'connecting'
    if (left >= 0) void reconnect(firstWaitMs)
    else reconnectAfter(firstWaitMs)
  }

  const isStopped = (): boolean => state === 'stopped'

  const [takeFrame] = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const sound = typeof data === 'string' || data instanceof ArrayBuffer ? soundFrame(textOf(data)) : undefined
    if (sound !== undefined) takeFrame?.(sound, isBinary)
  })
  client.on('slack_event', (parcel: unknown) => {
    receive(parcel).catch((error: unknown) => logger.error('a parcel of Slack was not acknowledged', error))
  })
  client.on('disconnected', () => {
    if (state === 'connected') disconnected()
  })

  return {
    init(initialized) {
      app = initialized
    },
    async start() {
      state = 'connecting'
      if (app !== undefined) intake.open(app)
      try {
        await connect()
        connected()
      } catch (error) {
        state = 'stopped'
        throw error
      }
    },
    async stop() {
      const wasConnected = state === 'connected'
      state = 'stopped'
      cancelWait()
      await intake.close()
      if (wasConnected) await client.disconnect()
    },
  }
}

const textOf = (data: string | ArrayBuffer): string =>
  typeof data === 'string' ? data : new TextDecoder().decode(data)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'no reason was given')
