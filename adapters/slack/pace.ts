// One message a second in a channel. Slack lets short bursts through, so nothing is slowed down before it says that a
// channel has had enough; from then on everybody who posts there gets a turn, and nobody has to be refused again.
import type { Clock } from '../../src/ports/system.ts'

export interface Pace {
  /** Milliseconds until this effect has its turn in the channel; 0 when it may go now. */
  waitFor(channel: string, id: string): number
  /** Slack refused this effect there, and named this wait; gives the milliseconds until its turn. */
  refused(channel: string, id: string, afterMs: number): number
}

interface Queue {
  /** When the next turn may be given. */
  free: number
  readonly turns: Map<string, number>
}

const betweenMs = 1000
/** A channel in which nobody has had a turn for so long may have its bursts again. */
const calmMs = 10_000

/** Makes the pace of one workspace, kept in memory: after a restart Slack says so again. */
export function paceOf(clock: Clock): Pace {
  const queues = new Map<string, Queue>()

  function turnIn(queue: Queue, id: string, now: number): number {
    const at = queue.turns.get(id) ?? Math.max(now, queue.free)
    if (!queue.turns.has(id)) queue.free = at + betweenMs
    if (at <= now) queue.turns.delete(id)
    else queue.turns.set(id, at)
    return Math.max(0, at - now)
  }

  return {
    waitFor(channel, id) {
      const queue = queues.get(channel)
      if (queue === undefined) return 0
      const now = clock.now()
      if (now > queue.free + calmMs) {
        queues.delete(channel)
        return 0
      }
      return turnIn(queue, id, now)
    },
    refused(channel, id, afterMs) {
      const queue = queues.get(channel) ?? { free: 0, turns: new Map() }
      queues.set(channel, queue)
      const now = clock.now()
      // Turns before the end of the wait would be refused: whoever holds one asks for another when it comes.
      for (const [holder, at] of queue.turns) if (at < now + afterMs) queue.turns.delete(holder)
      queue.free = Math.max(queue.free, now + afterMs)
      return turnIn(queue, id, now)
    },
  }
}
