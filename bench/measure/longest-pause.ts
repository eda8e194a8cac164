// How long one work keeps everything else in its process waiting.
import { setImmediate } from 'node:timers/promises'

/** Does the work, and meanwhile looks how long the event loop stands still at most. Milliseconds. */
export async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let over = false
  let longest = 0
  const watching = (async () => {
    let last = performance.now()
    while (!over) {
      await setImmediate()
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }
  })()
  await setImmediate()
  await work()
  over = true
  await watching
  return longest
}
