// How catching up tells the inbox of what it finds.
import type { InboundEvent } from '../../ports/event.ts'

/** Resolves once the event is kept; rejects when it could not be, or Hearth stops. */
export type Receive = (event: InboundEvent) => Promise<void>
