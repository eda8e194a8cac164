// Tells those who wait for the house to come to rest.

/** Wakes whoever waits for the house to come to rest. */
export function restBell(): { ring(): void; rung(): Promise<void> } {
  let waiting: (() => void)[] = []
  return {
    ring() {
      const woken = waiting
      waiting = []
      for (const wakeUp of woken) wakeUp()
    },
    rung: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
