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
import { decide, decideAll } from './decide.ts'
import { keptVerdict, verdictKept } from './deciding/kept-verdict.ts'
import { readVerdict, type TypedVerdict, type Verdict } from './deciding/read-verdict.ts'
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

/** Decides on one or several; where a number means two, it asks first which one, and keeps what is decided meanwhile. */
export async function decideByNumber(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  numbers: readonly number[],
  typed: TypedVerdict,
): Promise<Message> {
  const verdict = await readVerdict(house, caller, say, typed)
  const [number, ...others] = numbers
  if (number === undefined) throw new Error('a decision names no number')
  if (others.length > 0) return decideAll(house, allowed, caller, say, await each(house, caller, say, numbers), verdict)
  const both = await two(house, caller, number)
  if (both === undefined)
    return decide(house, allowed, caller, say, await knownSuggestion(house, caller, say, { number }), verdict)
  const { today, former } = both
  const words = await keptWords(house).keep(caller.community, caller.user, { text: keptVerdict(verdict), files: [] })
  return {
    text: say('number.two', { number, today: today.title, former: former.title, formerNumber: former.number }),
    controls: [today, former].map((one) =>
      button(actionId(decideOnRef, one.id, verdict.status, words), nameOf(say, one)),
    ),
  }
}

/** Each by its number. Rejects with a UserError that names those that mean none, or two. */
async function each(
  house: House,
  caller: Caller,
  say: Say,
  numbers: readonly number[],
): Promise<readonly Suggestion[]> {
  const found: Suggestion[] = []
  const unknown: string[] = []
  const doubtful: string[] = []
  for (const number of numbers) {
    if ((await two(house, caller, number)) !== undefined) doubtful.push(`${number}`)
    const one = await house.store.of(caller.community).suggestions.byNumber(number)
    const known = one ?? (await formerly(house, caller, number))
    if (known === undefined) unknown.push(`${number}`)
    else if (found.every(({ id }) => id !== known.id)) found.push(known)
  }
  if (unknown.length + doubtful.length === 0) return found
  const list = new Intl.ListFormat(say.locale, { type: 'conjunction' })
  const said = (key: 'decide.not.known' | 'decide.not.one', some: readonly string[]) =>
    some.length === 0 ? [] : [say(key, { count: some.length, numbers: list.format(some) })]
  throw new UserError(
    lines(...said('decide.not.known', unknown), ...said('decide.not.one', doubtful), say('decide.not.none')),
    'number',
  )
}

/** They have said which. Rejects with a UserError once what was decided is not kept any more. */
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
  return decide(house, allowed, caller, say, suggestion, verdictKept(kept.text, status))
}

/** A button says no more than Discord shows of one. */
const labelLength = 80

const nameOf = (say: Say, { number, title }: Suggestion): string =>
  say.label('number.which', { number, title }).slice(0, labelLength)
