// What the worker and its two sides, the outbox's and the appearances', stand on.
import type { PlatformName } from '../domain/place.ts'
import type { CallsOut } from '../ports/call-out.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Platform } from '../ports/platform.ts'
import type { Clock, Logger, Timers } from '../ports/system.ts'
import type { Store } from '../store/store.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { DeliveryHandlers } from './delivery.ts'

export interface WorkerOptions {
  readonly store: Store
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** Calls webhooks, from any process. */
  readonly callOut: CallsOut
  readonly handlers: DeliveryHandlers
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'performed' | 'answerBrought'>
  readonly checkpoint: Checkpoint
  /** Tries the inbox's parked events that are due. */
  readonly retryParked: () => Promise<void>
  /** Called when the store takes things again after it took none for over a minute. */
  readonly storeIsBack: () => void
  /** Called whenever it has looked for work, or something in flight has ended. */
  readonly rested: () => void
}
