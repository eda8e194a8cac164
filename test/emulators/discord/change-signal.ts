// Lets a test wait for the next change of the world instead of for time.
export interface ChangeSignal {
  /** Says that something changed. */
  touch(): void
  /** Resolves at the next change. */
  changed(): Promise<void>
  /** Resolves with the first value of `look` that is neither undefined nor false; asked now and after each change. */
  until<T>(look: () => T | undefined | false, ms: number, what: string): Promise<T>
  /** Rejects everybody who still waits. */
  close(): void
}

/** A change signal; `defaultWhat` names what was awaited when a wait fails. */
export function changeSignal(): ChangeSignal {
  const listeners = new Set<(error?: Error) => void>()
  const tell = (error?: Error): void => {
    for (const listener of [...listeners]) listener(error)
  }
  return {
    touch: () => tell(),
    close: () => tell(new Error('The emulator was closed')),
    changed: () =>
      new Promise((resolve, reject) => {
        const listener = (error?: Error): void => {
          listeners.delete(listener)
          if (error) reject(error)
          else resolve()
        }
        listeners.add(listener)
      }),
    until: (look, ms, what) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer)
          listeners.delete(listener)
        }
        const listener = (error?: Error): void => {
          if (error) {
            end()
            reject(error)
            return
          }
          try {
            const seen = look()
            if (seen === undefined || seen === false) return
            end()
            resolve(seen)
          } catch (cause) {
            end()
            reject(cause instanceof Error ? cause : new Error(String(cause)))
          }
        }
        const timer = setTimeout(() => {
          listeners.delete(listener)
          reject(new Error(`Waited ${ms} ms for ${what}`))
        }, ms)
        listeners.add(listener)
        listener()
      }),
  }
}
