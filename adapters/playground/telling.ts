// Telling Hearth what happened. An event is on the shelf until the inbox has kept it, so none is lost over a restart.
import type { InboundEvent } from '../../src/ports/event.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { tellAgainMs } from './limits.ts'
import type { World } from './world.ts'

export interface Teller {
  /** Resolves when the inbox has kept it, or when it is sure to be told again. */
  tell(event: InboundEvent): Promise<void>
  /** Tells again what an earlier run could not. */
  catchUp(): Promise<void>
  /** Tells nothing again by itself any more. */
  stop(): void
}

export interface TellerOptions {
  readonly world: World
  readonly inbox: Inbox
  readonly timers: Timers
  readonly logger: Logger
}

/** Makes the teller. */
export function tellerOf({ world, inbox, timers, logger }: TellerOptions): Teller {
  let cancel: (() => void) | undefined
  let stopped = false

  async function pass(id: string, event: InboundEvent): Promise<void> {
    try {
      await inbox.event(event)
      await world.untold.remove(id)
    } catch (error) {
      logger.error('an event was not kept and is told again', error, { event: event.kind })
      if (!stopped) cancel ??= timers.after(tellAgainMs, again)
    }
  }

  function again(): void {
    cancel = undefined
    void catchUp()
  }

  async function catchUp(): Promise<void> {
    for (const { id, event } of world.untold.all()) await pass(id, event)
  }

  return {
    tell: async (event) => {
      await world.untold.put({ id: event.key, event })
      await pass(event.key, event)
    },
    catchUp,
    stop: () => {
      stopped = true
      cancel?.()
    },
  }
}
