// Notices a connection on which nothing comes any more. The client asks for a sign of life itself, but then waits for a
// dead peer to answer its goodbye, and for ever for a session that is neither resumed nor refused.
import type { Timers } from '../../src/ports/system.ts'
import { times } from './limits.ts'

export interface WatchOptions {
  readonly timers: Timers
  /** Ends the socket at once; the client connects and resumes. */
  readonly cut: () => void
  /** Gives the session up; the client logs in anew. */
  readonly renew: () => void
  readonly onSilence: () => void
}

export interface Watch {
  /** A connection is being made, or its session begun: that must not take for ever. */
  connecting(): void
  /** The session is there. From now on each sign of life counts. */
  ready(): void
  /** Something came. */
  heard(): void
  /** Nothing is expected until a connection is made again. */
  rest(): void
  /** Whether the session is there, and its connection not known to be lost. */
  isReady(): boolean
}

/** Makes the watch of one client. */
export function watch({ timers, cut, renew, onSilence }: WatchOptions): Watch {
  let takeBack = (): void => {}
  let isReady = false
  let isResting = true
  let fruitless = 0

  function expect(): void {
    takeBack()
    isResting = false
    takeBack = timers.after(isReady ? times.silenceMs : times.readyMs, () => {
      onSilence()
      isReady = false
      fruitless += 1
      expect()
      // A session that could not even be resumed on a fresh socket is not worth another try.
      if (fruitless > 1) renew()
      else cut()
    })
  }

  return {
    connecting() {
      isReady = false
      expect()
    },
    ready() {
      isReady = true
      fruitless = 0
      expect()
    },
    heard() {
      if (!isResting) expect()
    },
    rest() {
      isReady = false
      isResting = true
      takeBack()
    },
    isReady: () => isReady,
  }
}
