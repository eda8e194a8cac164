// What can be done about a merge: everyone votes for what a suggestion was merged into, staff merge it, and take that back.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import { type Suggestion, takesVotes } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { mergeBack, mergeChoose } from '../../../view/merge-actions.ts'
import { type Button, button, type Control } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { rootOf } from './root.ts'

/** The button that takes a merge back. */
export const backButton = (say: Say, { id }: Pick<Suggestion, 'id'>): Button =>
  button(actionId(mergeBack, id), say.label('merge.back'))

/** In place of a vote for what is merged: a look at the other, and a vote for that. */
export async function mergedControls(
  house: House,
  suggestion: Suggestion,
  say: Say,
  vote: (say: Say, root: Suggestion) => Control,
): Promise<readonly Control[]> {
  const root = await rootOf(house, suggestion)
  const look = button(actionId(suggestionViewRef, root.id), say.label('merge.look', { number: root.number }))
  return takesVotes(root) ? [vote(say, root), look] : [look]
}

/** For staff: the way to merge it, or back. */
export async function mergeControls(
  _: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  if (!mayUse('staff', caller.level) || suggestion.withdrawnAt !== undefined) return []
  if (suggestion.mergedInto !== undefined) return [backButton(say, suggestion)]
  // What waits to be published offers it among what else can be done about it.
  if (suggestion.review === 'waiting' || suggestion.review === 'asked') return []
  return [button(actionId(mergeChoose, suggestion.id), say.label('merge.button', { number: suggestion.number }))]
}
