// What is planned of one act, one fault and one kill, before anybody knows what they will meet.
import type { CheckpointName } from '../../src/delivery/checkpoint.ts'

export const townNames = ['discord', 'slack'] as const
export type TownName = (typeof townNames)[number]

export interface PlannedAct {
  /** Of `acts`, or of `joinedActs`. */
  readonly name: string
  readonly town: TownName
  /** Milliseconds after Hearth is connected; before that for what is done while it is away. */
  readonly at: number
  readonly down: boolean
  /** Which of those who can, and which of the things there, each from 0 to 1. */
  readonly who: number
  readonly which: number
  /** A word that is in nothing else. */
  readonly word: string
}

export interface PlannedFault {
  /** Of `faults`. */
  readonly name: string
  readonly at: number
  readonly which: number
}

export type PlannedKill =
  | { readonly kind: 'after'; readonly ms: number }
  | { readonly kind: 'at'; readonly checkpoint: CheckpointName; readonly nth: number }
  /** It goes on until the faults are over. */
  | { readonly kind: 'none' }
