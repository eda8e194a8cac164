// What both ways in share: an event is acknowledged once it is kept, and not at all when that fails or takes too long; a
// command, click or form when what handles it says so. Bolt's own receivers acknowledge first, so these stand in their place.
import type { App, Receiver } from '@slack/bolt'
import { referenceOf } from '../../src/domain/reference.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { keyOf } from './incoming-key.ts'
import { limits } from './limits.ts'
import { NotKept } from './not-kept.ts'
import { UnknownWorkspace } from './unknown-workspace.ts'
import { Unreadable, unsoundCall, unsoundPart } from './unreadable.ts'

/** What came in, before anything is known of it. */
export interface Incoming {
  readonly kind: 'event' | 'call'
  readonly body: Record<string, unknown>
}

/** A way in for Bolt's App. */
export interface SlackReceiver extends Receiver {
  /** Whether what happens on Slack reaches us now. */
  connected(): boolean
}

type Acknowledgement = { readonly acked: true; readonly body?: unknown } | { readonly acked: false }

export interface Intake {
  /** Brings one parcel to Bolt and says how to answer Slack. Never rejects. */
  take(incoming: Incoming): Promise<Acknowledgement>
  open(app: App): void
  isOpen(): boolean
  /** Takes nothing any more, and resolves when what was taken is done. */
  close(): Promise<void>
}

export interface IntakeOptions {
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
}

/** Makes the intake of one receiver. */
export function intakeOf(options: IntakeOptions): Intake {
  const running = new Set<Promise<void>>()
  let app: App | undefined

  function begin(target: App, incoming: Incoming): Promise<Acknowledgement> {
    return new Promise((resolve) => {
      const isEvent = incoming.kind === 'event'
      const cameAt = options.clock.now()
      let ended = false
      // A call is left to its listener: nobody is told that an answer comes before anything of the call is kept.
      const stopWaiting = isEvent ? options.timers.after(limits.acknowledgeMs, () => end(tooLong())) : () => undefined
      const end = (acknowledgement: Acknowledgement): void => {
        stopWaiting()
        if (!isEvent && !ended && acknowledgement.acked)
          options.metrics.firstAnswer('slack', options.clock.now() - cameAt)
        ended = true
        resolve(acknowledgement)
      }
      // Bolt acknowledges events before it calls a listener: for them its word does not count.
      const ack = async (body?: unknown): Promise<void> => {
        if (!isEvent) end({ acked: true, body })
      }
      const work = target.processEvent({ body: incoming.body, ack }).then(
        () => end({ acked: true }),
        (error: unknown) => {
          if (error instanceof Unreadable) return end(unread(error.where))
          if (error instanceof UnknownWorkspace) return end(unknown(error))
          if (error instanceof NotKept) return end(notKept())
          // Slack sends an event again, and tells whoever called that it failed.
          options.logger.error(isEvent ? 'an event of Slack was not kept' : 'a call from Slack failed', error)
          end({ acked: false })
        },
      )
      running.add(work)
      const over = (): boolean => running.delete(work)
      work.then(over, over)
    })
  }

  function tooLong(): Acknowledgement {
    options.logger.warn('an event of Slack took too long and is left for Slack to send again')
    return { acked: false }
  }

  function notKept(): Acknowledgement {
    options.logger.warn('a call from Slack was not kept in time, and whoever called is told by Slack that it failed')
    return { acked: false }
  }

  function unread(where: string): Acknowledgement {
    options.logger.warn('something from Slack cannot be read and is left out', { where })
    return { acked: true }
  }

  function unknown({ team, why }: UnknownWorkspace): Acknowledgement {
    options.logger.warn('something came from a Slack workspace that Hearth is not in, and is left out', { team, why })
    return { acked: true }
  }

  return {
    async take(incoming) {
      const target = app
      if (target === undefined) return { acked: false }
      const unsound = incoming.kind === 'event' ? unsoundPart(incoming.body) : unsoundCall(incoming.body)
      if (unsound !== undefined) return unread(unsound)
      return options.logger.during({ ref: referenceOf(keyOf(incoming)) }, () => begin(target, incoming))
    },
    open(opened) {
      app = opened
    },
    isOpen: () => app !== undefined,
    async close() {
      app = undefined
      await Promise.all(running)
    },
  }
}
