// A clock that can be set apart from the machine's, for the playground's *Skip ahead*.
import type { Clock } from '../ports/system.ts'

export interface ShiftedClock extends Clock {
  /** Moves it by this many milliseconds. */
  shift(ms: number): void
  /** How far it is from the machine's. */
  offset(): number
}

/** A clock that starts `offset` milliseconds from another. */
export function shiftedClock(clock: Clock, offset: number): ShiftedClock {
  let apart = offset
  return {
    now: () => clock.now() + apart,
    shift: (ms) => {
      apart += ms
    },
    offset: () => apart,
  }
}
