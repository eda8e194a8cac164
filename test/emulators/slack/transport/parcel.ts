/** What travels from Slack to the app, and what comes back. */
export type Json = Readonly<Record<string, unknown>>

export type ParcelKind = 'events_api' | 'slash_commands' | 'interactive'

export interface Retry {
  readonly num: number
  readonly reason: string
}

export interface Parcel {
  /** A `ParcelKind`, or what Slack may think of next. */
  readonly kind: string
  readonly payload: Json
  readonly retry?: Retry | undefined
}

export type Receipt =
  | { readonly acked: true; readonly body: unknown; readonly ms: number }
  | { readonly acked: false; readonly reason: string; readonly noRetry?: boolean }

/** One way to the app: Socket Mode or signed HTTP. It never throws; a failure is a receipt. */
export interface Transport {
  send(parcel: Parcel): Promise<Receipt>
}
