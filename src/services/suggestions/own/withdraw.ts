// Its author takes a suggestion back. For a day it can stand again as it was; then its details are kept no more, and whoever
// voted for it is told, once.
import type { DueNow } from '../../../delivery/delivery.ts'
import type { Caller } from '../../../domain/caller.ts'
import { suggestionId } from '../../../domain/ids.ts'
import { isPublic, type Suggestion, type SuggestionWithdrawer } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { type Button, button, type Message } from '../../../view/message.ts'
import { suggestionRestore, suggestionWithdrawNow } from '../../../view/own-suggestion-actions.ts'
import { acted, type House } from '../../house.ts'
import { attachmentsGo } from '../attachments.ts'
import { type Allowed, showEverywhere } from '../card-places.ts'
import { discussionsFollow } from '../discussion.ts'
import { isAuthor, knownSuggestion, suggestionSubject, type Which } from '../known-suggestion.ts'
import { cardsBeside } from '../merge/cards-beside.ts'
import { reviewChanged } from '../review/notice.ts'
import { roadmapsChanged } from '../roadmap/roadmaps.ts'
import { tellWithdrawn } from '../tell-voters.ts'
import { shownTally } from '../voting/tally.ts'
import { tellAuthor } from './author.ts'
import { othersConcerned } from './edit.ts'
import { actsAs, mustBeOpen } from './may-change.ts'
import { withdrawnError } from './withdrawn-error.ts'

/** The kind of what is due: from then on it can't stand again. */
export const withdrawnForGood = 'suggestion.withdrawn-for-good'

const undoneWithinMs = 24 * 60 * 60_000

/** The button that lets it stand again. */
export const restoreButton = (say: Say, { id, number }: Pick<Suggestion, 'id' | 'number'>): Button =>
  button(actionId(suggestionRestore, id), say.label('withdraw.undo', { number }))

/** Takes it back, or, where others voted on it or follow it and they have not said that they are sure, asks. */
export async function withdraw(house: House, caller: Caller, say: Say, which: Which, sure: boolean): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, which)
  const { number, title, id } = suggestion
  if (!(await isAuthor(house, caller, suggestion))) throw new UserError(say('withdraw.not-yours', { number }))
  if (suggestion.withdrawnAt !== undefined) return isWithdrawn(house, suggestion, say)
  mustBeOpen(suggestion, say)
  const people = await othersConcerned(house, suggestion)
  // Where the tally is hidden, it is hidden from its author too.
  const hidden = (await shownTally(house, suggestion)).kind === 'hidden' ? 'yes' : 'no'
  if (people > 0 && !sure)
    return {
      text: say('withdraw.sure', { number, title, people, hidden }),
      controls: [button(actionId(suggestionWithdrawNow, id), say.label('withdraw.button', { number }), 'danger')],
    }
  await takeOff(house, suggestion, 'author')
  return { text: say('withdraw.done', { number, title, people }), controls: [restoreButton(say, suggestion)] }
}

/** A second press finds it so. */
async function isWithdrawn(house: House, suggestion: Suggestion, say: Say): Promise<Message> {
  const { text } = withdrawnError(suggestion, say)
  return { text, controls: (await canStandAgain(house, suggestion)) ? [restoreButton(say, suggestion)] : [] }
}

/** It is open to nobody any more, and its cards say so, in the caller's transaction. */
export async function takeOff(house: House, suggestion: Suggestion, by: SuggestionWithdrawer): Promise<void> {
  const { community, id } = suggestion
  const at = house.clock.now()
  await house.store.of(community).suggestions.change(id, { withdrawnAt: at, withdrawnBy: by })
  await house.delivery.touch(community, suggestionSubject(id))
  await standingChanged(house, { ...suggestion, withdrawnAt: at, withdrawnBy: by })
  await house.delivery.later(community, withdrawnForGood, id, at + undoneWithinMs)
}

/** What else shows whether it stands: other cards, its discussions, what waits to be published, and the roadmap. */
export async function standingChanged(house: House, suggestion: Suggestion): Promise<void> {
  await cardsBeside(house, suggestion)
  await discussionsFollow(house, suggestion)
  await reviewChanged(house, suggestion)
  await roadmapsChanged(house, suggestion.community)
}

/** Whether it can. */
export const canStandAgain = async (house: House, { community, id, withdrawnAt }: Suggestion): Promise<boolean> =>
  withdrawnAt !== undefined && (await house.delivery.dueAt(community, withdrawnForGood, id)) !== undefined

/** It stands again as it was: for its author what they took back, for staff what the team closed. */
export async function restore(house: House, allowed: Allowed, caller: Caller, say: Say, id: string): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  const { community, number, title, withdrawnBy } = suggestion
  if (suggestion.withdrawnAt === undefined) return { text: say('withdraw.stands', { number, title }) }
  const by = await actsAs(house, caller, suggestion)
  if (by !== withdrawnBy) throw new UserError(say('withdraw.not-yours', { number }))
  if (!(await canStandAgain(house, suggestion))) throw new UserError(say('withdraw.too-late', { number }))
  await house.store.of(community).suggestions.change(suggestion.id, { withdrawnAt: undefined, withdrawnBy: undefined })
  await house.delivery.notLater(community, withdrawnForGood, suggestion.id)
  const again: Suggestion = { ...suggestion, withdrawnAt: undefined, withdrawnBy: undefined }
  if (isPublic(again)) await showEverywhere(house, again, allowed)
  else await house.delivery.touch(community, suggestionSubject(suggestion.id))
  await standingChanged(house, again)
  if (by === 'team') {
    await acted(house, community, caller.member, 'suggestion-restore', suggestion.id)
    await tellAuthor(house, again, (theirs) => ({ text: theirs('withdraw.told-again', { number, title }) }))
  }
  return { text: say('withdraw.stands', { number, title }) }
}

/** Makes what is done when the day is over. */
export const forGood =
  (house: House): ((due: DueNow) => Promise<void>) =>
  async ({ community, subject }) => {
    const { suggestions, suggestionEdits, members } = house.store.of(community)
    const suggestion = await suggestions.get(suggestionId(subject))
    if (suggestion?.withdrawnAt === undefined) return
    await suggestions.change(suggestion.id, { details: undefined })
    await suggestionEdits.forget(suggestion.id)
    await attachmentsGo(house, suggestion)
    const author = await members.get(suggestion.author)
    if (isPublic({ ...suggestion, withdrawnAt: undefined }))
      await tellWithdrawn(house, suggestion, author === undefined ? [] : [author.person])
  }
