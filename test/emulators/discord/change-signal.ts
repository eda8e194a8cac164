// Lets a test wait for the next change of the world instead of for time.
export interface ChangeSignal {
  /** Says that something changed. */
  touch(): void
  /** Resolves at the next change. */
  changed(): Promise<void>
  /** Resolves with the first value of `look` that is neither undefined nor false; asked now and after each change. */
  until<T>(look: () => T | undefined | false, ms: number, what: string | (() => string)): Promise<T>
  /** Ends every wait. */
  close(): void
}

/** A change signal; closing it ends every `until`, while `changed` just never resolves. */
export function changeSignal(): ChangeSignal {
  const listeners = new Set<(error?: Error) => void>()
  const tell = (error?: Error): void => {
    for (const listener of [...listeners]) listener(error)
  }
  return {
    touch: () => tell(),
    close: () => tell(new Error('The emulator was closed')),
    changed: () =>
      new Promise((resolve) => {
        const listener = (error?: Error): void => {
          listeners.delete(listener)
          if (!error) resolve()
        }
        listeners.add(listener)
      }),
    until<T>(look: () => T | undefined | false, ms: number, what: string | (() => string)): Promise<T> {
      const waiting = new Promise<T>((resolve, reject) => {
        const end = (settle: () => void): void => {
          clearTimeout(timer)
          listeners.delete(listener)
          settle()
        }
        const listener = (error?: Error): void => {
          try {
            if (error) throw error
            const seen = look()
            if (seen !== undefined && seen !== false) end(() => resolve(seen))
          } catch (cause) {
            end(() => reject(cause))
          }
        }
        const timer = setTimeout(() => {
          end(() => reject(new Error(`Waited ${ms} ms for ${typeof what === 'string' ? what : what()}`)))
        }, ms)
        listeners.add(listener)
        listener()
      })
      // A wait nobody awaits any more must not end the process when the emulator closes.
      waiting.catch(() => {})
      return waiting
    },
  }
}
