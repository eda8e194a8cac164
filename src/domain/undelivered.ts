// What did not get through: effects that failed, messages that could not be shown, events that could not be handled.
import type { Place } from './place.ts'

export const undeliveredKinds = ['effect', 'appearance', 'event'] as const
export type UndeliveredKind = (typeof undeliveredKinds)[number]

/** One thing that did not get through, by name. */
export interface UndeliveredRef {
  readonly kind: UndeliveredKind
  readonly id: string
}

interface Known {
  readonly id: string
  /** When it was meant, or when it happened. */
  readonly at: number
  /** Whether it has failed and nobody has dealt with it yet. */
  readonly open: boolean
}

/** Bodies are as they were stored, to be parsed; undefined once they were too old to keep. */
export type Undelivered =
  | (Known & {
      readonly kind: 'effect'
      readonly effect: unknown
      readonly followUp: unknown
      readonly outcome: unknown
      /** Whether it was sent again before. */
      readonly again: boolean
    })
  | (Known & {
      readonly kind: 'appearance'
      readonly subjectKind: string
      readonly subject: string
      readonly role: string
      readonly place: Place
      /** Whether it stands there, and could not be changed. */
      readonly stands: boolean
      readonly reason: string
    })
  | (Known & { readonly kind: 'event'; readonly payload: unknown; readonly error: string })

export interface UndeliveredCounts {
  /** What did not get through. */
  readonly failed: number
  /** What may have got through, and was not repeated. */
  readonly doubtful: number
}

/** A line of things that wait for one place. */
export interface WaitingLine {
  readonly count: number
  readonly since: number
  /** When the first of them is tried again. */
  readonly nextAt: number
  /** How its last try went; undefined when it was not tried yet. */
  readonly outcome: unknown
  /** Where it is to go: a stored effect, or a place. */
  readonly effect?: unknown
  readonly place?: Place
}

/** Events that wait to be handled again. */
export interface WaitingEvents {
  readonly count: number
  readonly nextAt: number
}
