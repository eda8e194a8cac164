// Changes what a suggestion says: its author does, or the moderators, who say so to its author. Every card follows in the same
// transaction.
import type { Caller } from '../../../domain/caller.ts'
import { isPublic, type Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { lines, plain } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { type Allowed, showEverywhere } from '../card-places.ts'
import { mayReword } from '../gates.ts'
import { knownSuggestion, suggestionSubject, type Which } from '../known-suggestion.ts'
import { cardsBeside } from '../merge/cards-beside.ts'
import { oneLine } from '../put-forward.ts'
import { reviewChanged } from '../review/notice.ts'
import { roadmapsChanged } from '../roadmap/roadmaps.ts'
import { topicChoices, topicOf } from '../topics.ts'
import { tellAuthor } from './author.ts'
import { actsAs, mustBeOpen } from './may-change.ts'

export interface NewWords {
  readonly title: string
  readonly details: string | undefined
  /** Absent where nobody was asked for one. */
  readonly topic?: string | undefined
}

/** The one that they may change. Rejects with a UserError that says why they may not. */
async function changeable(house: House, caller: Caller, say: Say, which: Which) {
  const suggestion = await knownSuggestion(house, caller, say, which)
  const by = await actsAs(house, caller, suggestion)
  if (by === undefined) throw new UserError(say('own.not-yours', { number: suggestion.number }))
  mustBeOpen(suggestion, say)
  return { suggestion, by }
}

/** The one that they may change. */
export const toEdit = async (house: House, caller: Caller, say: Say, which: Which): Promise<Suggestion> =>
  (await changeable(house, caller, say, which)).suggestion

/** Changes it, in the caller's transaction. */
export async function editSuggestion(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  id: string,
  words: NewWords,
): Promise<Message> {
  const { suggestion, by } = await changeable(house, caller, say, { id })
  const { community, number } = suggestion
  const title = oneLine(words.title)
  const { details } = words
  const topic = await topicMeant(house, caller, say, suggestion, words.topic)
  if (title === suggestion.title && details === suggestion.details && topic === suggestion.topic)
    return { text: say('edit.same', { number }) }
  if (by === 'author') await mayReword({ house, allowed, caller, say, idea: { title, details } })
  const { suggestions, suggestionEdits } = house.store.of(community)
  const at = house.clock.now()
  const isKept = by === 'team' || (await othersConcerned(house, suggestion)) > 0
  if (isKept) {
    const before = { title: suggestion.title, details: suggestion.details, at }
    const member = by === 'team' ? caller.member : undefined
    await suggestionEdits.add({ id: house.ids.next(), suggestion: suggestion.id, by: member, ...before })
  }
  await suggestions.change(suggestion.id, { title, details, topic, editedAt: at })
  if (isPublic(suggestion)) await showEverywhere(house, suggestion, allowed)
  else await house.delivery.touch(community, suggestionSubject(suggestion.id))
  await cardsBeside(house, suggestion)
  await reviewChanged(house, suggestion)
  await roadmapsChanged(house, community)
  if (by === 'author') return { text: say('edit.done', { number, title, kept: isKept ? 'yes' : 'no' }) }
  await acted(house, community, caller.member, 'suggestion-edit', suggestion.id)
  await tellAuthor(house, suggestion, (theirs) => ({
    text: lines(theirs('edit.told', { number, title }), ...(details === undefined ? [] : [plain(details)])),
  }))
  return { text: say('edit.done-team', { number, title }) }
}

/** The topic as it is named; one that is no topic any more stays where it stood. */
async function topicMeant(
  house: House,
  caller: Caller,
  say: Say,
  { topic }: Suggestion,
  typed: string | undefined,
): Promise<string | undefined> {
  if (typed === topic) return topic
  if (typed === undefined && (await topicChoices(house, caller)).length === 0) return topic
  return topicOf(house, caller, say, typed)
}

/** How many people voted on it or follow it, beside its author. */
export async function othersConcerned({ store }: House, { community, id, author }: Suggestion): Promise<number> {
  const { members, voters } = store.of(community)
  const person = (await members.get(author))?.person
  return voters.others(id, person === undefined ? [] : [person])
}
