// What authors and staff see of what became of a suggestion: on its card, and under it when they look at it.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import type { SpaceRef } from '../../../domain/place.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Control, type Fact } from '../../../view/message.ts'
import { suggestionEarlier, suggestionEdit, suggestionWithdraw } from '../../../view/own-suggestion-actions.ts'
import type { House } from '../../house.ts'
import { actsAs, isOpenToChange } from './may-change.ts'
import { canStandAgain, restoreButton } from './withdraw.ts'

/** That it does not say what it said at first. */
export async function editedFacts(
  _: House,
  { editedAt }: Suggestion,
  __: SpaceRef,
  say: Say,
): Promise<readonly Fact[]> {
  if (editedAt === undefined) return []
  return [{ label: say.label('edit.fact'), value: [{ kind: 'time', at: editedAt, style: 'moment' }] }]
}

/** Change it and take it back; for staff, what it said before. */
export async function changeControls(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  const by = await actsAs(house, caller, suggestion)
  if (by === undefined) return []
  const { id, number, withdrawnBy, community, editedAt } = suggestion
  if (suggestion.withdrawnAt !== undefined)
    return withdrawnBy === by && (await canStandAgain(house, suggestion)) ? [restoreButton(say, suggestion)] : []
  const edit = button(actionId(suggestionEdit, id), say.label('edit.button', { number }))
  const withdraw = button(actionId(suggestionWithdraw, id), say.label('withdraw.button', { number }))
  const open = isOpenToChange(suggestion) ? (by === 'author' ? [edit, withdraw] : [edit]) : []
  if (editedAt === undefined || !mayUse('staff', caller.level)) return open
  const edits = await house.store.of(community).suggestionEdits.of(id)
  return edits.length === 0
    ? open
    : [...open, button(actionId(suggestionEarlier, id, 0), say.label('edit.earlier-button'))]
}
