// What somebody wants to see in a list of suggestions, as they typed it or as it stands in a button.

import { type SuggestionStatus, suggestionStatuses } from '../../../domain/suggestion.ts'
import { type ListKey, type ListOrder, listOrders } from '../../../domain/suggestion-list.ts'

/** What is absent or empty does not narrow it. */
export interface ListWish {
  readonly status?: string | undefined
  readonly team?: string | undefined
  readonly topic?: string | undefined
  readonly sort?: string | undefined
  readonly only?: string | undefined
}

/** Behind which one a page begins, or, of what is trending, after how many. */
export type Begins = ListKey | number | undefined

const letter = (order: ListOrder): string => order.charAt(0)

export const orderOf = ({ sort }: ListWish): ListOrder =>
  listOrders.find((one) => one === sort || letter(one) === sort) ?? 'newest'

/** By its name, or by its place among all. */
export const statusOf = ({ status }: ListWish): SuggestionStatus | undefined =>
  suggestionStatuses.find((one, index) => one === status || `${index}` === status)

export const isMine = ({ only }: ListWish): boolean => only === 'mine' || only === 'm'

/** As much of an id, and of a topic, as a button has room for. */
const idLength = 8
const topicLength = 30

/** Whether a button or a person means this one: by its id, or by the end of it. */
export const isMeant = (id: string, word: string): boolean =>
  id === word || (word.length === idLength && id.endsWith(word))

/** A topic as a button has it: a comma would part it. */
export const topicInButton = (topic: string): string => [...topic.replaceAll(',', ' ')].slice(0, topicLength).join('')

/** What narrows it, as it stands in a button. */
export const shortNarrowing = (wish: ListWish): readonly [status: string, team: string, topic: string] => {
  const status = statusOf(wish)
  return [
    status === undefined ? '' : `${suggestionStatuses.indexOf(status)}`,
    (wish.team ?? '').slice(-idLength),
    topicInButton(wish.topic ?? ''),
  ]
}

/** The order and whose, as they stand in a button. */
export const shortOrder = (wish: ListWish): string => letter(orderOf(wish))
export const shortOnly = (wish: ListWish): string => (isMine(wish) ? 'm' : '')

export const beginsWord = (begins: Exclude<Begins, undefined>): string =>
  typeof begins === 'number' ? `${begins}` : `${begins.wanted}.${begins.number}`

/** Undefined: from the beginning. */
export function readBegins(word: string): Begins {
  const [, first = '', second] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(word) ?? []
  if (first === '') return undefined
  return second === undefined ? Number(first) : { wanted: Number(first), number: Number(second) }
}
