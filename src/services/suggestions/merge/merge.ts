// Merges one suggestion into another that asks for the same, and takes that back. Votes stay where they were given, and count
// together, each person once; so nothing is lost by a merge that was a mistake.
import type { Caller } from '../../../domain/caller.ts'
import { isPublic, type Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { type Allowed, showEverywhere } from '../card-places.ts'
import { knownSuggestion, type Which } from '../known-suggestion.ts'
import { tellThemYourself } from '../review/outside-author.ts'
import { statusWords } from '../status-words.ts'
import { countApart, countTogether } from './count-merged.ts'
import { backButton } from './merge-controls.ts'
import { rootOf } from './root.ts'
import { tellMerged, tellTakenBack } from './tell-merged.ts'

/** Merges the one into the other. Rejects with a UserError, and changes nothing, where that makes no sense. */
export async function mergeSuggestions(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  { from, into }: { readonly from: Which; readonly into: Which },
): Promise<Message> {
  const { community, member } = caller
  const { merges, votes } = house.store.of(community)
  await merges.alone()
  const one = await knownSuggestion(house, caller, say, from)
  const other = await knownSuggestion(house, caller, say, into)
  await makesSense(house, say, one, other)
  await countTogether(house, one, other)
  await acted(house, community, member, 'merge', one.id, `${one.status} > ${other.id}`)
  const root = await rootOf(house, other)
  await showEverywhere(house, root, allowed)
  const told = await tellMerged(house, one.id, caller)
  const said = { number: one.number, title: one.title, into: root.number, intoTitle: root.title }
  return {
    text: lines(
      say('merge.done', { ...said, count: await votes.tally(root.id), told }),
      ...(await tellThemYourself(house, one, say)),
    ),
    controls: [
      backButton(say, one),
      button(actionId(suggestionViewRef, root.id), say.label('merge.look', { number: root.number })),
    ],
  }
}

const unmerge = { kind: 'command', path: 'suggestions unmerge' } as const

async function makesSense(house: House, say: Say, one: Suggestion, other: Suggestion): Promise<void> {
  const said = { number: one.number, into: other.number }
  if (one.id === other.id) throw new UserError(say('merge.itself', said))
  if (one.mergedInto !== undefined) {
    const root = await rootOf(house, one)
    throw new UserError(say('merge.already', { ...said, into: root.number, command: unmerge }))
  }
  if (one.withdrawnAt !== undefined) throw new UserError(say('merge.withdrawn', said))
  if (other.countsFor === one.id) throw new UserError(say('merge.round', { ...said, command: unmerge }))
  const root = await rootOf(house, other)
  if (!isPublic(other) || !isPublic(root)) throw new UserError(say('merge.not-public', said))
}

/** Takes it back. The second press reads that it is so already. */
export async function takeMergeBack(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  which: Which,
): Promise<Message> {
  const { community, member } = caller
  await house.store.of(community).merges.alone()
  const merged = await knownSuggestion(house, caller, say, which)
  const { id, number, title } = merged
  const look = button(actionId(suggestionViewRef, id), say.label('merge.look', { number }))
  if (merged.mergedInto === undefined) return { text: say('merge.not-merged', { number }), controls: [look] }
  const from = await rootOf(house, merged)
  await countApart(house, merged)
  await acted(house, community, member, 'unmerge', id, from.id)
  const now = await knownSuggestion(house, caller, say, { id })
  if (isPublic(now)) await showEverywhere(house, now, allowed)
  const told = await tellTakenBack(house, merged, caller)
  const status = statusWords(say, now.status)
  return {
    text: say('merge.taken-back', { number, title, status, from: from.number, told }),
    controls: [look],
  }
}
