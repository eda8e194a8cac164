// Corrects a decision that was wrong, openly: the old one is quoted to its author and to everyone who voted.
import type { Caller } from '../../domain/caller.ts'
import type { Suggestion, SuggestionStatus } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Allowed } from './card-places.ts'
import { decide } from './decide.ts'
import { knownSuggestion } from './known-suggestion.ts'

export interface Correction {
  readonly id: string
  readonly status: SuggestionStatus
  readonly reason: string
}

/** A decided one. Rejects with a UserError where there is nothing to correct. */
async function decided(house: House, caller: Caller, say: Say, id: string): Promise<Suggestion> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  if (suggestion.decidedAt === undefined) throw new UserError(say('correct.undecided', { number: suggestion.number }))
  return suggestion
}

/** The suggestion, and how many people hear of a correction. */
export async function toCorrect(house: House, caller: Caller, say: Say, id: string) {
  const suggestion = await decided(house, caller, say, id)
  const { members, voters } = house.store.of(caller.community)
  const author = await members.get(suggestion.author)
  const beside = author === undefined ? [caller.person] : [author.person, caller.person]
  const isOthers = author !== undefined && author.person !== caller.person
  return { suggestion, people: (await voters.others(suggestion.id, beside)) + (isOthers ? 1 : 0) }
}

/** Corrects it, in the caller's transaction. */
export async function correctDecision(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  { id, status, reason }: Correction,
): Promise<Message> {
  const suggestion = await decided(house, caller, say, id)
  return decide(house, allowed, caller, say, suggestion, { status, reason, corrects: true })
}
