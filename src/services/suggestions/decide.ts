// The team's decision: the cards change, the author and who voted are told, and the audit keeps who decided.

import type { Caller } from '../../domain/caller.ts'
import type { Member } from '../../domain/member.ts'
import type { Suggestion, SuggestionStatus } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { person } from '../../view/text.ts'
import { acted, type House, happened } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { tellPerson } from '../personal/tell.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { type Allowed, showEverywhere } from './card-places.ts'
import { decisionForAuthor } from './decision.ts'
import { askWhichOne } from './merge/choose-merge.ts'
import { decidedWithMerged } from './merge/decided-merged.ts'
import { onRoadmaps } from './roadmap/roadmaps.ts'
import { statusWords } from './status-words.ts'
import { tellVoters } from './tell-voters.ts'

export interface Verdict {
  readonly status: SuggestionStatus
  readonly reason: string | undefined
  /** The decision before was wrong, and this says so. */
  readonly corrects?: true
}

/** Decides, or says that it was decided so before. */
export async function decide(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  suggestion: Suggestion,
  { status, reason, corrects }: Verdict,
): Promise<Message> {
  const { id, number, title } = suggestion
  await decidedWithMerged(house, say, suggestion)
  if (status === 'duplicate') {
    const asked = await askWhichOne(house, say, suggestion, reason)
    if (asked !== undefined) return asked
  }
  if (suggestion.status === status && suggestion.reason === reason) {
    const reasoned = reason === undefined ? 'no' : 'yes'
    return { text: say('decide.same', { number, status: statusWords(say, status), reasoned }) }
  }
  const { community, space, member } = caller
  const { suggestions } = house.store.of(community)
  const at = house.clock.now()
  const wrong = corrects ? { wrong: { status: suggestion.status, reason: suggestion.reason } } : {}
  await suggestions.decide(id, { status, reason, by: member, at, ...wrong })
  await happened(house, community, { kind: 'decided', space, member, subject: id })
  await acted(house, community, member, 'decide', id, `${suggestion.status} > ${status}`)
  await showEverywhere(house, suggestion, allowed)
  await onRoadmaps(house, { community, id, status })
  const { wrong: _, ...before } = suggestion
  const decided: Suggestion = { ...before, status, reason, decidedBy: member, decidedAt: at, ...wrong }
  const author = await house.store.of(community).members.get(suggestion.author)
  if (author === undefined) throw new Error('a suggestion has no author')
  const voters = await tellVoters(house, decided, [author.person, caller.person])
  const said = { number, title, status: statusWords(say, status), voters }
  if (author.person === caller.person) return { text: say('decide.done-own', said) }
  await tellAuthor(house, decided, author)
  return { text: say('decide.done', { ...said, author: person(author.user, author.name) }) }
}

/** Tells the author privately, where they were last. */
async function tellAuthor(house: House, suggestion: Suggestion, author: Member): Promise<void> {
  const { community, id } = suggestion
  const account = (await lastAccountOf(house, community, author.person, author.id)) ?? author
  const message = decisionForAuthor(suggestion, await sayAmong(house, community, account.locale))
  await tellPerson(house, community, account.user, message, { subject: id })
}
