// Forgets what is done: keys after 30 days, payloads, answers and bodies after 7.
import type { Clock } from '../ports/system.ts'
import type { Ledger } from '../store/store.ts'

const day = 24 * 60 * 60_000
/** No platform repeats itself after so long. */
const keysMs = 30 * day
const bodiesMs = 7 * day
/** How often it is looked for. */
const everyMs = day / 4

/** Makes the tidying: called as often as one likes, it does something four times a day. */
export function tidier({ inbox, outbox }: Pick<Ledger, 'inbox' | 'outbox'>, clock: Clock): () => Promise<void> {
  let next = 0
  return async () => {
    const now = clock.now()
    if (now < next) return
    next = now + everyMs
    await inbox.tidy(now - keysMs, now - bodiesMs)
    await outbox.tidy(now - bodiesMs)
  }
}
