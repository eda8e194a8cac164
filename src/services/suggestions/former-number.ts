// Numbers that a suggestion had before its space joined another: they find it still, and where they mean another by now,
// that is said.
import type { Caller } from '../../domain/caller.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { decideOnRef, suggestionViewRef } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import type { House } from '../house.ts'
import { keptWords } from '../support/kept-words.ts'
import type { Allowed } from './card-places.ts'
import { decide, type Verdict } from './decide.ts'
import { formerly, knownSuggestion } from './known-suggestion.ts'

/** The two that a number may mean to the caller; undefined where it means one. */
async function two(house: House, caller: Caller, number: number) {
  const today = await house.store.of(caller.community).suggestions.byNumber(number)
  const former = today === undefined ? undefined : await formerly(house, caller, number)
  return today === undefined || former === undefined || former.id === today.id ? undefined : { today, former }
}

/** Which of two, and what is decided on it. */
export interface Chosen {
  readonly id: string
  readonly status: Verdict['status']
  /** The reason, by the id that it is kept under. */
  readonly words: string
}

/** What is seen by a number that was another's here before says so. */
export async function withFormer(
  house: House,
  caller: Caller,
  say: Say,
  number: number,
  seen: Message,
): Promise<Message> {
  const both = await two(house, caller, number)
  if (both === undefined) return seen
  const { former } = both
  const was = say('number.was', { number, formerNumber: former.number, title: former.title })
  const view = button(actionId(suggestionViewRef, former.id), nameOf(say, former))
  return { ...seen, text: lines(seen.text, was), controls: [...(seen.controls ?? []), view] }
}

/** Decides, or, where the number means two, asks first which one, and keeps the reason meanwhile. */
export async function decideByNumber(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  verdict: Verdict & { readonly number: number },
): Promise<Message> {
  const { number, status, reason } = verdict
  const both = await two(house, caller, number)
  if (both === undefined)
    return decide(house, allowed, caller, say, await knownSuggestion(house, caller, say, { number }), verdict)
  const { today, former } = both
  const words = await keptWords(house).keep(caller.community, caller.user, { text: reason ?? '', files: [] })
  return {
    text: say('number.two', { number, today: today.title, former: former.title, formerNumber: former.number }),
    controls: [today, former].map((one) => button(actionId(decideOnRef, one.id, status, words), nameOf(say, one))),
  }
}

/** They have said which. Rejects with a UserError once the reason is not kept any more. */
export async function decideOn(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  { id, status, words }: Chosen,
): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  const kept = await keptWords(house).take(caller, words)
  if (kept === undefined) throw new UserError(say('number.gone', { command: { kind: 'command', path: 'decide' } }))
  return decide(house, allowed, caller, say, suggestion, { status, reason: kept.text === '' ? undefined : kept.text })
}

/** A button says no more than Discord shows of one. */
const labelLength = 80

const nameOf = (say: Say, { number, title }: Suggestion): string =>
  say.label('number.which', { number, title }).slice(0, labelLength)
