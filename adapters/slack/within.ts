// Waiting, but not for long.
import type { Timers } from '../../src/ports/system.ts'

/** What the work resolves to; undefined when it has not within `ms`. */
export function within<T>(timers: Timers, ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stopWaiting = timers.after(ms, () => resolve(undefined))
    work.then(
      (result) => {
        stopWaiting()
        resolve(result)
      },
      (error: unknown) => {
        stopWaiting()
        reject(error)
      },
    )
  })
}
