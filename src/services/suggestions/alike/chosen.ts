// While a title is typed, what is like it is offered. Whoever chooses one of those wants to see it, and puts nothing forward.
import type { Caller } from '../../../domain/caller.ts'
import { isPublic, titleLength } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import type { Idea } from '../put-forward.ts'
import { viewSuggestion } from '../view.ts'
import { shownTally, tallyLine } from '../voting/tally.ts'
import { inFull, searched } from './searched.ts'

/** As many as can be read while one types. */
const offeredAtMost = 9
/** A word is not yet begun by less. */
const typedAtLeast = 2

/** What is typed, and beside it what is like that: chosen, it names itself. */
export async function titleChoices(house: House, caller: Caller, say: Say, typed: string): Promise<readonly Choice[]> {
  const title = typed.trim()
  if (title.length < typedAtLeast || title.length > titleLength) return []
  const ids = await searched(house, caller.community, title, { typing: true })
  if (ids.length === 0) return []
  const choices: Choice[] = [{ value: title, label: say.label('suggest.choice-own', { title }) }]
  for (const one of await inFull(house, caller.community, ids.slice(0, offeredAtMost))) {
    const votes = tallyLine(await shownTally(house, one), say)
    const { number, title: other } = one
    choices.push({ value: `#${number}`, label: say.label('suggest.choice', { number, title: other, votes }) })
  }
  return choices
}

/** The one that was chosen, with the way to vote for it; undefined for words of one's own. */
export async function chosenInstead(
  house: House,
  caller: Caller,
  say: Say,
  { title, details }: Idea,
): Promise<Message | undefined> {
  const [, digits] = /^#(\d{1,9})$/.exec(title.trim()) ?? []
  if (digits === undefined) return undefined
  const found = await house.store.of(caller.community).suggestions.byNumber(Number(digits))
  if (found === undefined || !isPublic(found)) return undefined
  const seen = await viewSuggestion(house, caller, say, { id: found.id })
  const unused =
    details === undefined ? [] : [say('suggest.chosen-details', { details: { kind: 'quote', text: details } })]
  return { ...seen, text: lines(say('suggest.chosen', { number: found.number }), ...unused, seen.text) }
}
