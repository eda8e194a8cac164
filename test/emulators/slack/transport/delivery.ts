/** Brings events and interactions to the app over the chosen transport and repeats events that were not acknowledged. */
import type { Changes } from '../changes.ts'
import type { Timing } from '../options.ts'
import type { Timers } from '../timers.ts'
import type { Json, ParcelKind, Receipt, Retry, Transport } from './parcel.ts'

export interface Delivery {
  /** Sends an event and repeats it on Slack's schedule until it is acknowledged. */
  event(payload: Json): void
  /** Sends a command, click or submission once. */
  interaction(kind: ParcelKind, payload: Json): Promise<Receipt>
  /** Sends an envelope of any type once, by Socket Mode. */
  envelope(type: string, payload: Json): Promise<Receipt>
  /** Sends the last event once more, under another event id or as a retry. */
  repeatLastEvent(as: { readonly eventId: string } | { readonly retry: Retry }): Promise<Receipt>
  /** How many parcels wait for their acknowledgement or are repeated at once; later repetitions do not count. */
  pending(): number
  use(transport: Transport): void
  /** Changes every payload on its way, until another is given. */
  tamperWith(tamper: (kind: string, payload: Json) => Json): void
  /** The app was reached for the first time; what happened before is the past and is never sent. */
  open(): void
}

/** Makes the delivery of one emulator. */
export function createDelivery(deps: {
  readonly transport: Transport
  readonly timing: Timing
  readonly timers: Timers
  readonly changes: Changes
}): Delivery {
  let { transport } = deps
  let lastEvent: Json | undefined
  let pending = 0
  let opened = false
  let tampered = (_kind: string, payload: Json): Json => payload

  /** What follows a receipt is counted before the parcel itself no longer is, so that nothing looks settled in between. */
  async function counted(
    kind: string,
    payload: Json,
    retry?: Retry,
    follow: (receipt: Receipt) => void = () => {},
  ): Promise<Receipt> {
    pending += 1
    const receipt = await transport.send({ kind, payload: tampered(kind, payload), retry })
    follow(receipt)
    pending -= 1
    deps.changes.note()
    return receipt
  }

  function attempt(payload: Json, num: number, reason: string): void {
    void counted('events_api', payload, num === 0 ? undefined : { num, reason }, (receipt) => {
      const wait = deps.timing.retries[num]
      if (receipt.acked || receipt.noRetry || wait === undefined) return
      const soon = wait === 0 ? 1 : 0
      pending += soon
      deps.timers.after(wait, () => {
        pending -= soon
        attempt(payload, num + 1, receipt.reason)
      })
    })
  }

  return {
    event(payload) {
      if (!opened) return
      lastEvent = payload
      attempt(payload, 0, '')
    },
    envelope: (type, payload) => counted(type, payload),
    interaction: (kind, payload) => counted(kind, payload),
    repeatLastEvent(as) {
      if (!lastEvent) throw new Error('Slack emulator: no event was sent yet')
      if ('retry' in as) return counted('events_api', lastEvent, as.retry)
      return counted('events_api', { ...lastEvent, event_id: as.eventId })
    },
    pending: () => pending,
    use(next) {
      transport = next
    },
    tamperWith(tamper) {
      tampered = tamper
    },
    open() {
      opened = true
    },
  }
}
