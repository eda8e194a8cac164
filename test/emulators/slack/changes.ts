/** The signal that something in the emulated world changed, so that tests wait for facts and never for time. */
export interface Changes {
  /** Says that the world changed. */
  note(): void
  /** Resolves at the next change of the world. */
  changed(): Promise<void>
  /** Resolves with the first truthy value of the probe, asked again at each change; rejects after `ms`. */
  until<T>(probe: () => T | undefined | null | false, ms?: number): Promise<T>
  close(): void
}

/** Makes the change signal of one emulator. */
export function createChanges(): Changes {
  const waiting = new Set<() => void>()
  let closed = false

  function note(): void {
    const woken = [...waiting]
    waiting.clear()
    for (const wake of woken) wake()
  }

  function until<T>(probe: () => T | undefined | null | false, ms = 5000): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(check)
        reject(new Error(`Slack emulator: waited ${ms} ms for ${probe.toString().slice(0, 200)}`))
      }, ms)
      function finish(end: () => void): void {
        clearTimeout(timer)
        end()
      }
      function check(): void {
        try {
          const value = probe()
          if (value !== undefined && value !== null && value !== false) finish(() => resolve(value))
          else if (closed) finish(() => reject(new Error('Slack emulator: closed while a test waited')))
          else waiting.add(check)
        } catch (error) {
          finish(() => reject(error))
        }
      }
      check()
    })
  }

  return {
    note,
    changed: () => new Promise((resolve) => waiting.add(resolve)),
    until,
    close() {
      closed = true
      note()
    },
  }
}
