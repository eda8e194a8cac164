// Votes: one a person, never taken back by a second press.
import type { Caller } from '../../domain/caller.ts'
import { type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { unvoteRef } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { type House, happened } from '../house.ts'
import { voteButton } from './card.ts'
import { type Allowed, showEverywhere } from './card-places.ts'
import { knownSuggestion } from './known-suggestion.ts'
import { rootOf } from './merge/root.ts'
import { withdrawnError } from './own/withdrawn-error.ts'
import { statusWords } from './status-words.ts'

/** Counts a vote, or says that it stands already. */
export async function vote(house: House, allowed: Allowed, caller: Caller, say: Say, id: string): Promise<Message> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, { id }))
  if (!takesVotes(suggestion)) return closed(house, suggestion, say)
  const { votes } = house.store.of(caller.community)
  const counted = await votes.add(suggestion.id, caller.member, house.clock.now())
  if (counted) await changed(house, allowed, caller, suggestion, 'voted')
  const { number } = suggestion
  return {
    text: say(counted ? 'vote.counted' : 'vote.repeated', { number, count: await votes.tally(suggestion.id) }),
    controls: [button(actionId(unvoteRef, suggestion.id), say.label('vote.take-back'))],
  }
}

/** Takes the caller's vote back, whichever of their accounts gave it. */
export async function takeBack(house: House, allowed: Allowed, caller: Caller, say: Say, id: string): Promise<Message> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, { id }))
  if (!takesVotes(suggestion)) return closed(house, suggestion, say)
  const { votes } = house.store.of(caller.community)
  const taken = await votes.takeBack(suggestion.id, caller.member)
  if (taken) await changed(house, allowed, caller, suggestion, 'vote-taken-back')
  const { number } = suggestion
  return {
    text: say(taken ? 'vote.taken-back' : 'vote.none', { number, count: await votes.tally(suggestion.id) }),
    controls: [voteButton(say, suggestion)],
  }
}

async function closed(house: House, suggestion: Suggestion, say: Say): Promise<Message> {
  if (suggestion.withdrawnAt !== undefined) throw withdrawnError(suggestion, say)
  const { id, number, status, community } = suggestion
  const count = await house.store.of(community).votes.tally(id)
  return { text: say('vote.closed', { number, status: statusWords(say, status), count }) }
}

async function changed(
  house: House,
  allowed: Allowed,
  caller: Caller,
  suggestion: Suggestion,
  kind: 'voted' | 'vote-taken-back',
): Promise<void> {
  const { community, space, member } = caller
  const { suggestionLists, votes } = house.store.of(community)
  await suggestionLists.wanted(suggestion.id, await votes.tally(suggestion.id))
  await happened(house, community, { kind, space, member, subject: suggestion.id })
  await showEverywhere(house, suggestion, allowed)
}
