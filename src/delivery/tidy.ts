// Forgets what is done: keys and rows after 30 days, payloads, answers and bodies after 7, drafts when they expire.
import type { Clock } from '../ports/system.ts'
import type { Store } from '../store/store.ts'

const hour = 60 * 60_000
const day = 24 * hour
/** No platform repeats itself after so long. */
const rowsMs = 30 * day
const bodiesMs = 7 * day

/** Makes the tidying: called as often as one likes, it does something once an hour. */
export function tidier({ ledger, drafts }: Pick<Store, 'ledger' | 'drafts'>, clock: Clock): () => Promise<void> {
  let next = 0
  return async () => {
    const now = clock.now()
    if (now < next) return
    next = now + hour
    await ledger.inbox.tidy(now - rowsMs, now - bodiesMs)
    await ledger.outbox.tidy(now - rowsMs, now - bodiesMs)
    await drafts.clearExpired()
  }
}
