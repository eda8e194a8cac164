// Who takes care of what a platform refused: whatever follows it, or else the staff, to whom it is shown.
import type { Errand } from '../ports/call-out.ts'
import type { EndedOutcome, Refusal } from '../ports/outcome.ts'

/**
 * What the handler of a refusal says: `owned` when it replaced what was refused, or told those whom it was for. Anything
 * else is `unowned`, and stands in the list of what did not get through.
 */
export type Owner = 'owned' | 'unowned'

/** How an effect is kept that has ended: `failed` is shown to the staff. What may have been done is, whoever heard of it. */
export function endedState(effect: Errand, outcome: EndedOutcome, owner: Owner): 'done' | 'refused' | 'failed' {
  if (outcome.kind === 'done') return 'done'
  if (outcome.reason === 'unconfirmed') return 'failed'
  return owner === 'owned' || isSoAnyway(effect, outcome.reason) ? 'refused' : 'failed'
}

/** What was wanted is so already: nobody can write in a thread that is gone, nor leave a place twice. */
const isSoAnyway = ({ kind }: Errand, reason: Refusal): boolean =>
  (kind === 'closeThread' || kind === 'leaveSpace') && reason === 'gone'
