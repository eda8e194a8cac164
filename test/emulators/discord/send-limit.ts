// How much a client may send on one gateway connection: 120 messages in a minute, beyond which it is closed with 4008.
const MOST = 120
const WINDOW_MS = 60_000

/** Counts what comes on one connection. False when it was too much. */
export function sendLimit(now: () => number): () => boolean {
  let endsAt = 0
  let sent = 0
  return () => {
    if (now() >= endsAt) {
      endsAt = now() + WINDOW_MS
      sent = 0
    }
    sent += 1
    return sent <= MOST
  }
}
