// Forgets what is done: keys and rows after 30 days, payloads, answers and bodies after 7, drafts when they expire. What
// failed keeps its body for 30 days, and stands in the list until somebody deals with it, or for 90 days.
import type { Clock } from '../ports/system.ts'
import type { Store } from '../store/store.ts'

const hour = 60 * 60_000
const day = 24 * hour
/** No platform repeats itself after so long. */
const rowsMs = 30 * day
const bodiesMs = 7 * day
const failedMs = 90 * day

/** Makes the tidying: called as often as one likes, it does something once an hour, in one of the processes that share a database. */
export function tidier(
  { ledger, drafts, codes, shared }: Pick<Store, 'ledger' | 'drafts' | 'codes' | 'shared'>,
  clock: Clock,
): () => Promise<void> {
  let next = 0
  return async () => {
    const now = clock.now()
    if (now < next) return
    next = now + hour
    if (shared && !(await ledger.chores.take('tidy', now, hour))) return
    const before = { rows: now - rowsMs, bodies: now - bodiesMs, failed: now - failedMs }
    await ledger.inbox.tidy(before)
    await ledger.outbox.tidy(before)
    await drafts.clearExpired()
    await codes.tidy(now)
  }
}
