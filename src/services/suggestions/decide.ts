// The team's decision: the card changes, the author is told, and the audit keeps who decided.
import type { Caller } from '../../domain/caller.ts'
import { isUndecided, type Suggestion, type SuggestionStatus } from '../../domain/suggestion.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { lines, person } from '../../view/text.ts'
import { acted, type House, happened } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { statusWords } from './card.ts'
import { suggestionSubject } from './known-suggestion.ts'

export interface Verdict {
  readonly status: SuggestionStatus
  readonly reason: string | undefined
}

/** Decides, or says that it was decided so before. */
export async function decide(
  house: House,
  caller: Caller,
  say: Say,
  suggestion: Suggestion,
  { status, reason }: Verdict,
): Promise<Message> {
  const { id, number, title } = suggestion
  if (suggestion.status === status && suggestion.reason === reason) {
    const reasoned = reason === undefined ? 'no' : 'yes'
    return { text: say('decide.same', { number, status: statusWords(say, status), reasoned }) }
  }
  const { community, space, member } = caller
  const { suggestions } = house.store.of(community)
  await suggestions.decide(id, { status, reason, by: member, at: house.clock.now() })
  await happened(house, community, { kind: 'decided', space, member, subject: id })
  await acted(house, community, member, 'decide', id, `${suggestion.status} > ${status}`)
  await house.delivery.touch(community, suggestionSubject(id))
  const author = await tellAuthor(house, caller, { ...suggestion, status, reason })
  const said = { number, title, status: statusWords(say, status) }
  if (author === undefined) return { text: say('decide.done-own', said) }
  return { text: say('decide.done', { ...said, author: person(author.user, author.name) }) }
}

/** Tells the author privately; undefined when it is the caller's own, who knows already. */
async function tellAuthor(house: House, caller: Caller, suggestion: Suggestion) {
  const author = await house.store.of(caller.community).members.get(suggestion.author)
  if (author === undefined) throw new Error('a suggestion has no author')
  if (author.person === caller.person) return undefined
  const message = decisionMessage(suggestion, sayIn(author.locale))
  await tellPerson(house, caller.community, author.user, message, { subject: suggestion.id })
  return author
}

function decisionMessage(suggestion: Suggestion, say: Say): Message {
  const { number, title, status, reason } = suggestion
  const sentence = isUndecided(suggestion) ? 'decide.told-moved' : 'decide.told'
  return {
    text: lines(
      say(sentence, { number, title, status: statusWords(say, status) }),
      ...(reason === undefined ? [] : [say('decide.told-reason', { reason })]),
      say('decide.thanks'),
    ),
  }
}
