// How fast one message that many change is edited: at once while little happens, and at a pace that every platform allows
// once a lot does. Discord takes five edits in five seconds in a channel, Slack some fifty a minute in a workspace.
import type { Appearance } from '../store/ledger/appearance-rows.ts'

/** In a burst, one edit in this time. */
const everyMs = 1_500
/** So many edits in a row are made at once, if each shows next to nothing new. */
const atOnce = 10
/** So many changes since the last edit are a burst: then the next one waits from the first on. */
const burstFrom = 4

/** When it may be edited again, having been edited now. */
export function nextEditAt(
  { freeAt, attempts, wanted, shown }: Pick<Appearance, 'freeAt' | 'attempts' | 'wanted' | 'shown'>,
  now: number,
): number {
  if (shown > 0 && wanted - shown >= burstFrom) return now + everyMs
  const unspent = now - (atOnce - 1) * everyMs
  // One that had to be tried again was put off by that, and not by its pace.
  return (attempts > 1 ? unspent : Math.max(freeAt, unspent)) + everyMs
}
