// What one reader can do with a suggestion that they look at, beside what its card offers everyone.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef } from '../../view/actions.ts'
import { button, type Control } from '../../view/message.ts'
import { decisionCorrect } from '../../view/promises-actions.ts'
import type { House } from '../house.ts'
import { hearingControls } from './voting/hearing.ts'
import { votersControls } from './voting/voters-list.ts'

export type OwnControls = (
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
) => Promise<readonly Control[]>

/** In the order in which they stand. */
const all: readonly OwnControls[] = [decisionControls, hearingControls, votersControls]

/** All of them, for one reader. */
export async function ownControls(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  const found = await Promise.all(all.map((controls) => controls(house, caller, suggestion, say)))
  return found.flat()
}

/** For staff: the way to decide, and to correct what was decided. */
async function decisionControls(
  _: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  if (!mayUse('staff', caller.level)) return []
  const { id, number } = suggestion
  const decide = button(actionId(decideFormRef, id), say.label('decide.button', { number }))
  const correct = button(actionId(decisionCorrect, id), say.label('correct.button'))
  return suggestion.decidedAt === undefined ? [decide] : [decide, correct]
}
