// What one reader can do with a suggestion that they look at, beside what its card offers everyone.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef } from '../../view/actions.ts'
import { button, type Control } from '../../view/message.ts'
import { decisionCorrect } from '../../view/promises-actions.ts'
import type { House } from '../house.ts'
import { stepControls } from './deciding/step-controls.ts'
import { isAuthor } from './known-suggestion.ts'
import { mergeControls } from './merge/merge-controls.ts'
import { changeControls } from './own/own-shown.ts'
import { forgetControls } from './review/forget-author.ts'
import { answerButton, reviewButtons } from './review/notice.ts'
import { outsideAuthor } from './review/outside-author.ts'
import { hearingControls } from './voting/hearing.ts'
import { votersControls } from './voting/voters-list.ts'

export type OwnControls = (
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
) => Promise<readonly Control[]>

/** In the order in which they stand. */
const all: readonly OwnControls[] = [
  decisionControls,
  reviewControls,
  changeControls,
  hearingControls,
  votersControls,
  mergeControls,
  forgetControls,
]

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
  const { publishedAt, withdrawnAt, mergedInto } = suggestion
  if (!mayUse('staff', caller.level) || publishedAt === undefined) return []
  if (withdrawnAt !== undefined || mergedInto !== undefined) return []
  const { id, number } = suggestion
  const decide = button(actionId(decideFormRef, id), say.label('decide.button', { number }))
  const correct = button(actionId(decisionCorrect, id), say.label('correct.button'))
  const steps = stepControls(say, suggestion)
  return [decide, ...steps, ...(suggestion.decidedAt === undefined ? [] : [correct])]
}

/** Before it is published: for staff what they do about it, for its author the way to hand it in again. */
async function reviewControls(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  const { review, withdrawnAt } = suggestion
  if (review === undefined || withdrawnAt !== undefined) return []
  const isStaff = mayUse('staff', caller.level)
  const writes =
    review !== 'waiting' &&
    ((await isAuthor(house, caller, suggestion)) || (isStaff && (await outsideAuthor(house, suggestion)) !== undefined))
  return [...(isStaff ? reviewButtons(say, suggestion) : []), ...(writes ? [answerButton(say, suggestion)] : [])]
}
