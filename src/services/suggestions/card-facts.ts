// What else a card says of its suggestion, beside who put it forward, its status and its votes.
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Fact } from '../../view/message.ts'
import { plain } from '../../view/text.ts'
import type { House } from '../house.ts'
import { attachmentFacts } from './attachments.ts'
import { decisionCardFacts } from './deciding/decision-facts.ts'
import { discussionFacts } from './discussion.ts'
import { mergedFacts } from './merge/merged-facts.ts'
import { originFacts } from './origin-facts.ts'
import { editedFacts } from './own/own-shown.ts'
import { statusWords } from './status-words.ts'

export type CardFacts = (house: House, suggestion: Suggestion, here: SpaceRef, say: Say) => Promise<readonly Fact[]>

/** In the order in which they stand. */
const all: readonly CardFacts[] = [
  topicFacts,
  reviewFacts,
  originFacts,
  attachmentFacts,
  editedFacts,
  discussionFacts,
  decisionCardFacts,
  reasonFacts,
  wrongFacts,
  mergedFacts,
]

/** All of them, of one suggestion. */
export async function moreCardFacts(
  house: House,
  suggestion: Suggestion,
  here: SpaceRef,
  say: Say,
): Promise<readonly Fact[]> {
  const found = await Promise.all(all.map((facts) => facts(house, suggestion, here, say)))
  return found.flat()
}

async function topicFacts(_: House, { topic }: Suggestion, __: SpaceRef, say: Say): Promise<readonly Fact[]> {
  return topic === undefined ? [] : [{ label: say.label('suggestion.topic'), value: plain(topic) }]
}

async function reasonFacts(_: House, { reason }: Suggestion, __: SpaceRef, say: Say): Promise<readonly Fact[]> {
  return reason === undefined ? [] : [{ label: say.label('suggestion.reason'), value: plain(reason) }]
}

/** That it was decided otherwise before, by mistake: whoever read that reads this too. */
async function wrongFacts(_: House, { wrong }: Suggestion, __: SpaceRef, say: Say): Promise<readonly Fact[]> {
  if (wrong === undefined) return []
  const value = say('correct.fact.value', { was: statusWords(say, wrong.status) })
  return [{ label: say.label('correct.fact'), value }]
}

/** Where it stands before it is published, as its author and staff read it. */
async function reviewFacts(_: House, { review }: Suggestion, __: SpaceRef, say: Say): Promise<readonly Fact[]> {
  return review === undefined ? [] : [{ label: say.label('review.fact'), value: say('review.fact.value', { review }) }]
}
