// What only adorns something that stands already: it is worth a few tries, and then it is left out and nobody misses it.
import type { Errand } from '../ports/call-out.ts'
import type { Outcome } from '../ports/outcome.ts'

/** So often it is tried. */
const tries = 4

/** How a try of an effect ended, once it is clear that what only adorns is tried no more. */
export function orLeftOut({ kind }: Errand, attempts: number, outcome: Outcome): Outcome {
  if (kind !== 'addPicture' || attempts < tries) return outcome
  if (outcome.kind === 'done' || outcome.kind === 'refused') return outcome
  return { kind: 'refused', reason: 'expired', detail: 'it was tried often enough' }
}
