// Tries again after the given waits. For what nobody else would repeat: an event not kept, an answer not stored.
import type { Timers } from '../../src/ports/system.ts'

/** The result of the first try that works; rejects as the last one did. */
export async function retrying<Value>(
  timers: Timers,
  waits: readonly number[],
  work: () => Promise<Value>,
): Promise<Value> {
  for (const wait of waits) {
    try {
      return await work()
    } catch {
      await new Promise<void>((resolve) => {
        timers.after(wait, resolve)
      })
    }
  }
  return work()
}
