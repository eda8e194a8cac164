// What dispatch needs of the house: who calls, how work is kept, and where it is written down.
import type { Place } from '../domain/place.ts'
import type { Say } from '../locales/say.ts'
import type { InboundEvent } from '../ports/event.ts'
import type { ActionCall, Call } from '../ports/inbox.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Ids, Logger } from '../ports/system.ts'
import type { Message } from '../view/message.ts'
import type { Drafts } from './drafts.ts'
import type { Registry } from './registry.ts'
import type { Caller, Declared } from './spec.ts'
import type { WaitingOptions } from './waiting-calls.ts'

/** What a call that writes is kept under. */
export interface KeptCall {
  readonly caller: Caller
  readonly say: Say
  readonly call: Call
  /** The path or the id that was called. */
  readonly what: string
  readonly visibility: 'private' | 'public'
}

/** What must be known of a call to know who makes it. */
export type CallerQuestion = Pick<Call, 'space' | 'caller'> &
  Partial<Pick<Call, 'address'>> &
  Pick<ActionCall, 'message' | 'origins'>

/** Who calls, and the sentences in their language. */
export interface KnownCaller {
  readonly caller: Caller
  readonly say: Say
}

export interface DispatchOptions<Services> {
  readonly registry: Registry
  readonly declared: readonly Declared<Services>[]
  readonly services: Services
  /** Rejects with a UserError when it cannot be known who calls. */
  readonly callerOf: (call: CallerQuestion) => Promise<KnownCaller>
  /** The sentences for somebody who is not known yet. */
  readonly sayIn: (locale: string | undefined) => Say
  /** How support threads are kept private in the caller's space. */
  readonly shapeOf: (caller: Caller) => Promise<string>
  /** The number of the support thread that stands there; absent: none does anywhere. */
  readonly supportThreadAt?: (caller: Caller, place: Place) => Promise<number | undefined>
  /** Does the work and keeps its answer in one transaction; nothing when the key was seen before. */
  readonly once: (kept: KeptCall, work: () => Promise<Message>) => Promise<void>
  /** Calls that are kept before they are acknowledged. */
  readonly asked: WaitingOptions['asked']
  /** Whether also an answer of what only reads must be kept for this call, since something is owed above it; absent: never. */
  readonly keepsReading?: (caller: Caller, call: Call) => Promise<boolean>
  /** Somebody called what is not for them, and is refused; absent: nobody needs to know. */
  readonly refused?: (caller: Caller) => void
  /** Keeps an event and lets the services handle it. */
  readonly receive: (event: InboundEvent) => Promise<void>
  readonly drafts: Drafts
  readonly ids: Ids
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'called'>
}
