// Which one a suggestion is merged into: those that are like it first, then the newest.
import type { Caller } from '../../../domain/caller.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { mergeInto } from '../../../view/merge-actions.ts'
import type { Message, Select } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { similarTo } from '../alike/similar.ts'
import { selectOne } from '../choose.ts'
import { knownSuggestion, type Which } from '../known-suggestion.ts'

/** How far back it looks. An older one is merged into by its number. */
const lookedThrough = 500

/** The question, for staff. */
export async function chooseMerge(house: House, caller: Caller, say: Say, which: Which): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, which)
  return (
    (await askWhichOne(house, say, suggestion, undefined)) ?? {
      text: say('merge.nothing-else', { number: suggestion.number }),
    }
  )
}

/**
 * Which one it is a duplicate of; undefined while there is no other. A reason that was typed is given back: whoever looks for
 * what is merged reads where that is now.
 */
export async function askWhichOne(
  house: House,
  say: Say,
  suggestion: Suggestion,
  reason: string | undefined,
): Promise<Message | undefined> {
  const select = await mergeSelect(house, suggestion, say)
  if (select === undefined) return undefined
  const { number, title } = suggestion
  const asked = say('merge.which', { number, title, command: { kind: 'command', path: 'suggestions merge' } })
  return {
    text: reason === undefined ? asked : lines(asked, say('merge.reason-unused', { reason })),
    controls: [select],
  }
}

/** The select that merges it; undefined while there is nothing that it could be merged into. */
async function mergeSelect(house: House, suggestion: Suggestion, say: Say): Promise<Select | undefined> {
  const { suggestions } = house.store.of(suggestion.community)
  const all = await suggestions.list({ limit: lookedThrough })
  const others = all.filter(({ id, mergedInto }) => id !== suggestion.id && mergedInto === undefined)
  if (others.length === 0) return undefined
  const alike = (await similarTo(house, suggestion.community, suggestion)).map(({ id }) => id)
  const likest = alike.flatMap((id) => others.find((one) => one.id === id) ?? [])
  const placeholder = say.label('merge.select', { number: suggestion.number })
  return selectOne(
    actionId(mergeInto, suggestion.id),
    placeholder,
    [...likest, ...others.filter((one) => !likest.includes(one))],
    say,
  )
}
