// How Hearth is, as whoever watches over it is told. Nothing in it is secret.
import type { PlatformName } from '../domain/place.ts'

export interface Health {
  /** Whether all of it is as it should be. */
  readonly ready: boolean
  /** `away`: it keeps nothing at the moment, or does not answer in time. */
  readonly store: 'ok' | 'away'
  readonly platforms: readonly { readonly name: PlatformName; readonly state: 'ok' | 'away' }[]
  /** Absent when the store could not say. */
  readonly outbox?: {
    /** `late`: something could have been done for too long, though its platform is connected. */
    readonly state: 'ok' | 'late'
    /** Effects that could be done by now. */
    readonly waiting: number
    /** Effects that were given up and are shown to the staff. */
    readonly failed: number
    /** For how long the oldest of those that wait could have been done. Seconds. */
    readonly oldestSeconds: number
  }
}

/** Looks at it. Takes no longer than a few seconds, and never rejects. */
export type LookAtHealth = () => Promise<Health>
