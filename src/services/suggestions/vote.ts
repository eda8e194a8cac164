// Votes: one a person, changed by the other button, and never taken back by a second press.
import type { Caller } from '../../domain/caller.ts'
import { type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Tally, VoteSide } from '../../domain/vote.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Stance } from '../../store/repositories/votes.ts'
import { actionId } from '../../view/action-id.ts'
import { unvoteRef } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { type House, happened } from '../house.ts'
import { voteButtons } from './card.ts'
import { type Allowed, showEverywhere } from './card-places.ts'
import { knownSuggestion } from './known-suggestion.ts'
import { rootOf } from './merge/root.ts'
import { withdrawnError } from './own/withdrawn-error.ts'
import { statusWords } from './status-words.ts'
import { hearingButton, hears } from './voting/hearing.ts'
import { mayVote } from './voting/may-vote.ts'
import { lastTallySentence, shownTally, tallySentence } from './voting/tally.ts'

export interface GivenVoice {
  readonly id: string
  readonly side: VoteSide
}

/** Counts a vote, changes its side, or says that it stands already. */
export async function vote(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  { id, side }: GivenVoice,
): Promise<Message> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, { id }))
  if (!takesVotes(suggestion)) return closed(house, suggestion, say)
  const { votes, settings } = house.store.of(caller.community)
  const stance = await votes.stance(suggestion.id, caller.member)
  const before = stance.vote
  const stands = before?.side === side
  const set = await settings.get()
  if (!stands) {
    if (side === 'against' && set['suggestions.votes'] === 'up')
      throw new UserError(say('vote.only-for', { number: suggestion.number }))
    await mayVote(house, caller, say, suggestion, set)
  }
  const now = house.clock.now()
  let tally: Tally | undefined
  if (before === undefined) {
    tally = await votes.add(suggestion.id, caller.member, now, { side })
    await counted(house, caller, suggestion, 'voted')
    // What the staff put in for them is their own once they say the same.
  } else if (!stands || before.putBy !== undefined) tally = await votes.change(suggestion.id, caller.member, side, now)
  if (!stands) await showEverywhere(house, suggestion, allowed)
  const sentence = stands ? 'vote.repeated' : before === undefined ? 'vote.counted' : 'vote.changed'
  const after: Stance = { ...stance, vote: { side, putBy: undefined } }
  return answer(house, suggestion, say, {
    sentence,
    side,
    stance: after,
    own: suggestion.author === caller.member,
    tally,
  })
}

interface Answered {
  readonly sentence: SentenceKey
  readonly side: VoteSide
  readonly stance: Stance
  readonly own: boolean
  /** What the votes come to, where that was just counted. */
  readonly tally: Tally | undefined
}

async function answer(
  house: House,
  suggestion: Suggestion,
  say: Say,
  { sentence, side, stance, own, tally: known }: Answered,
): Promise<Message> {
  const { id, number } = suggestion
  const tally = tallySentence(await shownTally(house, suggestion, known), say)
  return {
    text: say(sentence, { number, side, tally, hears: hears(stance) ? 'yes' : 'no' }),
    controls: [
      button(actionId(unvoteRef, id), say.label('vote.take-back')),
      hearingButton(say, suggestion, stance, own),
    ],
  }
}

/** Takes the caller's vote back, whichever of their accounts gave it. */
export async function takeBack(house: House, allowed: Allowed, caller: Caller, say: Say, id: string): Promise<Message> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, { id }))
  if (!takesVotes(suggestion)) return closed(house, suggestion, say)
  const { votes, settings } = house.store.of(caller.community)
  const stance = await votes.stance(suggestion.id, caller.member)
  const before = stance.vote
  let tally: Tally | undefined
  if (before !== undefined) {
    tally = await votes.takeBack(suggestion.id, caller.member)
    await counted(house, caller, suggestion, 'vote-taken-back')
    await showEverywhere(house, suggestion, allowed)
  }
  const args = { number: suggestion.number, tally: tallySentence(await shownTally(house, suggestion, tally), say) }
  const after: Stance = { ...stance, vote: undefined }
  const own = suggestion.author === caller.member
  return {
    text: before === undefined ? say('vote.none', args) : say('vote.taken-back', { ...args, side: before.side }),
    controls: [...voteButtons(say, suggestion, await settings.get()), hearingButton(say, suggestion, after, own)],
  }
}

async function closed(house: House, suggestion: Suggestion, say: Say): Promise<Message> {
  if (suggestion.withdrawnAt !== undefined) throw withdrawnError(suggestion, say)
  const { number, status } = suggestion
  const tally = lastTallySentence(await shownTally(house, suggestion), say)
  return { text: say('vote.closed', { number, status: statusWords(say, status), tally }) }
}

const counted = (
  house: House,
  { community, space, member }: Caller,
  { id }: Suggestion,
  kind: 'voted' | 'vote-taken-back',
): Promise<void> => happened(house, community, { kind, space, member, subject: id })
