// Slack over Socket Mode: no address of our own is needed. The client's own way to reconnect is deaf for five seconds after
// each refresh and ends the process when Slack is away for longer, so the connections are ours.
import type { App } from '@slack/bolt'
import { z } from 'zod'
import { type IntakeOptions, intakeOf, type SlackReceiver } from './receiver.ts'
import { type ConnectionOptions, openConnection, type Parcel } from './socket-connection.ts'
import { socketLine } from './socket-line.ts'

export interface SocketReceiverOptions extends ConnectionOptions, IntakeOptions {
  /** Slack is heard again after no connection was open for so long. */
  readonly onBack: (gapMs: number) => void
}

/** The client's word for an acknowledgement whose connection has ended. */
const socketGone = 'slack_socket_mode_send_while_not_ready_error'

const object = z.record(z.string(), z.unknown())

/** Makes the receiver. Its `start` rejects when Slack cannot be reached the first time. */
export function socketReceiver(options: SocketReceiverOptions): SlackReceiver {
  const { clock, timers, logger, onBack } = options
  const intake = intakeOf(options)
  let app: App | undefined

  async function receive({ type, payload, ack }: Parcel): Promise<void> {
    const read = object.safeParse(payload)
    if (!read.success) {
      logger.warn('something from Slack cannot be read and is left out', { where: 'payload' })
      return ack()
    }
    const acknowledgement = await intake.take({ kind: type === 'events_api' ? 'event' : 'call', body: read.data })
    if (!acknowledgement.acked) return
    const body = object.safeParse(acknowledgement.body)
    await ack(body.success ? body.data : undefined)
  }

  const line = socketLine({
    ...{ clock, timers, logger, onBack },
    open: (hooks) => openConnection(options, hooks),
    onParcel: (parcel) => void receive(parcel).catch(notAcknowledged),
  })

  /** Slack brings an event again, and tells whoever called that it failed. */
  function notAcknowledged(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === socketGone) logger.warn('a connection of Slack was gone before its parcel was acknowledged')
    else logger.error('a parcel of Slack was not acknowledged', error)
  }

  return {
    init(initialized) {
      app = initialized
    },
    async start() {
      if (app !== undefined) intake.open(app)
      await line.start()
    },
    async stop() {
      await intake.close()
      await line.stop()
    },
    connected: line.isOpen,
  }
}
