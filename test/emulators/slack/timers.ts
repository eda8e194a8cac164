/** Timers that all end when the emulator closes, so that no test process is kept alive. */
export interface Timers {
  /** Runs the work after `ms` unless it is cancelled by the returned function. */
  after(ms: number, work: () => void): () => void
  /** Runs the work every `ms` until the returned function is called. */
  every(ms: number, work: () => void): () => void
  close(): void
}

/** Makes the timers of one emulator. */
export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>()
  let closed = false
  return {
    after(ms, work) {
      if (closed) return () => {}
      const timer = setTimeout(() => {
        running.delete(timer)
        work()
      }, ms)
      running.add(timer)
      return () => {
        clearTimeout(timer)
        running.delete(timer)
      }
    },
    every(ms, work) {
      if (closed) return () => {}
      const timer = setInterval(work, ms)
      running.add(timer)
      return () => {
        clearInterval(timer)
        running.delete(timer)
      }
    },
    close() {
      closed = true
      for (const timer of running) clearTimeout(timer)
      running.clear()
    },
  }
}
