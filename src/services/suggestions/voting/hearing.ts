// Hearing of a suggestion: whoever votes does, whoever follows does without a vote, and each can stop it for one alone.
import type { Caller } from '../../../domain/caller.ts'
import { isPublic, type Suggestion, takesVotes } from '../../../domain/suggestion.ts'
import type { Hearing } from '../../../domain/vote.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import type { Stance } from '../../../store/repositories/votes.ts'
import { actionId } from '../../../view/action-id.ts'
import { type Button, button, type Control, type Message } from '../../../view/message.ts'
import { followRef, stopHearingRef } from '../../../view/voting-actions.ts'
import type { House } from '../../house.ts'
import { isAuthor, knownSuggestion } from '../known-suggestion.ts'
import { rootOf } from '../merge/root.ts'

type Named = Pick<Suggestion, 'id' | 'number'>

/** The button that follows a suggestion, named for it. */
export const followButton = (say: Say, { id, number }: Named): Button =>
  button(actionId(followRef, id), say.label('follow.button', { number }))

/** The button that mutes one suggestion: under each news of it. */
export const muteButton = (say: Say, { id, number }: Named): Button =>
  button(actionId(stopHearingRef, id), say.label('follow.stop', { number }))

/** Whether a person hears of it: who put it forward or voted on it does, unless they said otherwise. */
export const hears = ({ vote, hearing }: Stance, own = false): boolean =>
  hearing === 'follows' || (hearing === undefined && (own || vote !== undefined))

/** The one of both that changes how it is for them. */
export const hearingButton = (say: Say, suggestion: Named, stance: Stance, own = false): Button =>
  hears(stance, own) ? muteButton(say, suggestion) : followButton(say, suggestion)

/** What one reader can do about hearing of a suggestion that they look at. */
export async function hearingControls(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Control[]> {
  const meant = await rootOf(house, suggestion)
  // Nothing is told of what is not published yet, or was taken back.
  if (!isPublic(meant)) return []
  const own = await isAuthor(house, caller, meant)
  const stance = await house.store.of(caller.community).votes.stance(meant.id, caller.member)
  return takesVotes(meant) || hears(stance, own) ? [hearingButton(say, meant, stance, own)] : []
}

/** Follows it, or stops that, in the caller's transaction; the same again changes nothing. */
export async function setHearing(
  house: House,
  caller: Caller,
  say: Say,
  id: string,
  wanted: Hearing,
): Promise<Message> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, { id }))
  const { votes, follows } = house.store.of(caller.community)
  const before = await votes.stance(suggestion.id, caller.member)
  const own = await isAuthor(house, caller, suggestion)
  const isSo = wanted === 'follows' ? hears(before, own) : before.hearing === 'muted'
  if (!isSo) await follows.set(suggestion.id, caller.member, wanted, house.clock.now())
  const args = { number: suggestion.number, title: suggestion.title, voted: before.vote === undefined ? 'no' : 'yes' }
  return {
    text: say(said[wanted][isSo ? 'already' : 'now'], args),
    controls: [hearingButton(say, suggestion, { ...before, hearing: wanted }, own)],
  }
}

const said = {
  follows: { now: 'follow.now', already: 'follow.already' },
  muted: { now: 'follow.stopped', already: 'follow.stopped-already' },
} as const satisfies Readonly<Record<Hearing, Readonly<Record<'now' | 'already', SentenceKey>>>>
