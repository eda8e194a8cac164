// One connection of Socket Mode, from its greeting to its end. It makes no other in its place, and what it brings is
// acknowledged over it alone.
import { SocketModeReceiver, type webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { parcelEvent, readFrame } from './frame.ts'
import { sdkLogger } from './sdk-logger.ts'
import { cannotBeReached, goodbyeError } from './start-error.ts'
import { within } from './within.ts'

/** What came over a connection, and the way to acknowledge it there. */
export interface Parcel {
  readonly type: string
  readonly payload: unknown
  ack(body?: Record<string, unknown>): Promise<void>
}

export interface ConnectionHooks {
  onParcel(parcel: Parcel): void
  /** Slack will close it soon; until then it brings parcels. */
  onGoodbye(reason: string): void
  /** It is over, whoever ended it. */
  onEnd(): void
}

export interface Connection {
  /** Ends it, also when Slack does not answer any more. */
  close(): Promise<void>
}

export interface ConnectionOptions {
  readonly appToken: string
  readonly clientOptions: webApi.WebClientOptions
  /** How long Slack may take to answer a ping before the connection counts as silent; five seconds when absent. */
  readonly pongMs?: number | undefined
  readonly timers: Timers
  readonly logger: Logger
}

const parcel = z.object({
  ack: z.custom<Parcel['ack']>((value) => typeof value === 'function'),
  body: z.object({ type: z.string(), payload: z.unknown().optional() }),
})

const greetMs = 25_000
const closeMs = 2000

/** Opens one, and resolves once Slack has greeted it. Rejects when that does not happen; the hooks are then not called. */
export async function openConnection(options: ConnectionOptions, hooks: ConnectionHooks): Promise<Connection> {
  const { timers, logger, pongMs } = options
  // Bolt's receiver never gets the app: it is here for the client it makes, and acknowledges nothing.
  const { client } = new SocketModeReceiver({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...options.clientOptions } },
    logger: sdkLogger(logger),
    ...(pongMs === undefined ? {} : { clientPingTimeout: pongMs }),
  })
  const ended = Promise.withResolvers<true>()
  let greeted = false
  let refusal: string | undefined

  const disconnect = (): void => void client.disconnect().catch(() => undefined)

  /** The second time cuts what did not answer the first. */
  async function close(): Promise<void> {
    disconnect()
    if ((await within(timers, closeMs, ended.promise)) !== true) disconnect()
  }

  // The client would leave at the first goodbye, while Slack still brings parcels: it is not told.
  const [takeFrame] = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const frame = typeof data === 'string' ? readFrame(data) : undefined
    switch (frame?.kind) {
      case 'greeting':
        greeted = true
        takeFrame?.(data, isBinary)
        return
      case 'goodbye':
        if (greeted) return hooks.onGoodbye(frame.reason)
        refusal = frame.reason
        return disconnect()
      case 'parcel':
        takeFrame?.(frame.forClient, isBinary)
        return
      case undefined:
        logger.warn('something from Slack cannot be read and is left out', { where: 'frame' })
        return
      default:
        frame satisfies never
    }
  })
  client.on(parcelEvent, (brought: unknown) => {
    const { ack, body } = parcel.parse(brought)
    hooks.onParcel({ ack, type: body.type, payload: body.payload })
  })
  client.once('disconnected', () => {
    ended.resolve(true)
    if (greeted) hooks.onEnd()
  })

  const greeting = client.start().then(
    () => true,
    (error: unknown) => {
      // A socket that ends ungreeted rejects with nothing.
      throw error ?? goodbyeError(refusal)
    },
  )
  if ((await within(timers, greetMs, greeting)) !== true) {
    greeting.catch(() => undefined)
    close().catch(() => undefined)
    throw cannotBeReached('apps.connections.open')
  }
  return { close }
}
