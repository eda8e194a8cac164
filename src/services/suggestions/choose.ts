// Choosing a suggestion: the line that names one, selects, and completions of its number.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Choice, Select } from '../../view/message.ts'
import type { House } from '../house.ts'
import { inFull, searched } from './alike/searched.ts'
import { statusWords } from './status-words.ts'

/** What every platform takes in a select and in a completion. */
const choicesAtMost = 25
/** How far back is looked for those that are undecided while nothing is typed. */
const undecidedFrom = 500

/** Which come first. */
export type ChoiceOrder = 'newest' | 'undecided'

const choiceLabel = ({ number, title, status }: Suggestion, say: Say): string =>
  say.label('suggestion.choice', { number, title, status: statusWords(say, status) })

/** A select that names suggestions; what is chosen comes back as the id. */
export const selectOne = (
  action: string,
  placeholder: string,
  suggestions: readonly Suggestion[],
  say: Say,
): Select => ({
  kind: 'select',
  action,
  placeholder,
  choices: suggestions.slice(0, choicesAtMost).map((one) => ({ value: one.id, label: choiceLabel(one, say) })),
})

/** Completions of a suggestion's number, by the number itself or words of it. */
export async function suggestionChoices(
  house: House,
  caller: Caller,
  say: Say,
  typed: string,
  order: ChoiceOrder,
): Promise<readonly Choice[]> {
  const found = await choosable(house, caller.community, typed.trim().replace(/^#/, ''), order)
  const first = order === 'undecided' ? found.filter(isUndecided) : found
  const ordered = [...first, ...found.filter((one) => !first.includes(one))]
  return ordered.slice(0, choicesAtMost).map((one) => ({ value: `${one.number}`, label: choiceLabel(one, say) }))
}

/** The newest while nothing is typed; then what is meant by it. */
async function choosable(
  house: House,
  community: CommunityId,
  typed: string,
  order: ChoiceOrder,
): Promise<readonly Suggestion[]> {
  const { suggestions, suggestionSearch } = house.store.of(community)
  if (typed === '') return suggestions.list({ limit: order === 'undecided' ? undecidedFrom : choicesAtMost })
  const numbered = await suggestionSearch.numbered(typed, choicesAtMost)
  const named = numbered.length < choicesAtMost ? await searched(house, community, typed, { typing: true }) : []
  return inFull(house, community, [...new Set([...numbered, ...named])].slice(0, choicesAtMost))
}
