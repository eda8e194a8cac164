// Waits, and tries again after a while what nobody else would repeat: an event that was not kept, an answer that is
// stored nowhere.
import type { Timers } from '../../src/ports/system.ts'

export interface Patience {
  /** The result of the first try that works; rejects as the last one did. Each of `waits` is followed by another try. */
  retrying<Value>(waits: Iterable<number>, work: () => Promise<Value>): Promise<Value>
  /** Resolves with true after that time; with false at once when there is no time left. */
  wait(ms: number): Promise<boolean>
  /** Cuts all waits short: what waits is tried once more, now. */
  end(): void
}

/** Makes it. It ends once, with the adapter's stop. */
export function patience(timers: Timers): Patience {
  const waiting = new Set<() => void>()
  let ended = false
  const wait = (ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (ended) return resolve(false)
      const takeBack = timers.after(ms, go)
      function go(): void {
        waiting.delete(go)
        takeBack()
        resolve(!ended)
      }
      waiting.add(go)
    })
  return {
    wait,
    async retrying(waits, work) {
      for (const ms of waits) {
        if (ended) break
        try {
          return await work()
        } catch {
          await wait(ms)
        }
      }
      return work()
    },
    end() {
      ended = true
      for (const go of [...waiting]) go()
    },
  }
}
