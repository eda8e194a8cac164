// The lists of the queue, and what each call of it narrows them by.
import { type Priority, priorities } from '../../domain/team.ts'
import type { SentenceKey } from '../../locales/say.ts'

/** With the letter that names each in a button. */
export const queueLists = { all: 'a', mine: 'm', unassigned: 'u', waiting: 'w', snoozed: 's' } as const
export type QueueList = keyof typeof queueLists

export const listNames: Readonly<Record<QueueList, SentenceKey>> = {
  all: 'queue.list.all',
  mine: 'queue.list.mine',
  unassigned: 'queue.list.unassigned',
  waiting: 'queue.list.waiting',
  snoozed: 'queue.list.snoozed',
}

/** As somebody typed it, or as it stands in a button; what is absent or empty does not narrow it. */
export interface QueueWish {
  readonly list?: string | undefined
  readonly priority?: string | undefined
  readonly team?: string | undefined
  readonly topic?: string | undefined
  readonly tag?: string | undefined
}

const isList = (word: string): word is QueueList => Object.hasOwn(queueLists, word)
const given = (word: string | undefined): string | undefined => (word === '' ? undefined : word)

/** The list that is meant, by its name or its letter; all where it is none. */
export function listOf({ list = '' }: QueueWish): QueueList {
  if (isList(list)) return list
  return (
    Object.keys(queueLists)
      .filter(isList)
      .find((name) => queueLists[name] === list) ?? 'all'
  )
}

export const priorityOf = ({ priority }: QueueWish): Priority | undefined => priorities.find((one) => one === priority)

/** What narrows it as it stands in a button: priority, team, topic, tag. */
export const narrowingOf = ({ priority, team, topic, tag }: QueueWish): readonly [string, string, string, string] => [
  given(priority) ?? '',
  given(team) ?? '',
  given(topic) ?? '',
  given(tag) ?? '',
]
