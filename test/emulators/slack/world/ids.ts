/** Makes Slack-like ids and message timestamps that are unique and increase. */
export interface Ids {
  /** An id such as `U000000001` for the prefix `U`. */
  next(prefix: string): string
  /** A message timestamp, later than every one before it. */
  ts(): string
  /** A view hash, new each time. */
  hash(): string
}

/** Makes the id source of one emulator. */
export function createIds(now: () => number): Ids {
  let count = 0
  let lastMicros = 0
  function ts(): string {
    lastMicros = Math.max(now() * 1000, lastMicros + 1)
    return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`
  }
  return {
    next(prefix) {
      count += 1
      return `${prefix}${count.toString(36).toUpperCase().padStart(10, '0')}`
    },
    ts,
    hash() {
      count += 1
      return `${ts().split('.')[0]}.${count.toString(36).padStart(8, '0')}`
    },
  }
}
