// The lists of the queue, and what each call of it narrows them by.
import { type Priority, priorities } from '../../domain/team.ts'
import type { SentenceKey } from '../../locales/say.ts'

/** With the letter that names each in a button. */
export const queueLists = { all: 'a', mine: 'm', unassigned: 'u', waiting: 'w', near: 'n', snoozed: 's' } as const
export type QueueList = keyof typeof queueLists

export const listNames: Readonly<Record<QueueList, SentenceKey>> = {
  all: 'queue.list.all',
  mine: 'queue.list.mine',
  unassigned: 'queue.list.unassigned',
  waiting: 'queue.list.waiting',
  near: 'queue.list.near',
  snoozed: 'queue.list.snoozed',
}

/** As somebody typed it, or as it stands in a button; what is absent or empty does not narrow it. */
export interface QueueWish {
  readonly list?: string | undefined
  readonly priority?: string | undefined
  readonly team?: string | undefined
  readonly topic?: string | undefined
  readonly tag?: string | undefined
  readonly organisation?: string | undefined
}

const isList = (word: string): word is QueueList => Object.hasOwn(queueLists, word)
const given = (word: string | undefined): string | undefined => (word === '' ? undefined : word)

/** Those that are offered. What is due soonest is no list where nothing is ever due. */
export const offeredLists = (hasTargets: boolean): readonly QueueList[] =>
  Object.keys(queueLists)
    .filter(isList)
    .filter((list) => list !== 'near' || hasTargets)

/** The list that is meant, by its name or its letter; all where it is none. */
export function listOf({ list = '' }: QueueWish): QueueList {
  if (isList(list)) return list
  return offeredLists(true).find((name) => queueLists[name] === list) ?? 'all'
}

/** Also by its first letter. */
export const priorityOf = ({ priority }: QueueWish): Priority | undefined =>
  priorities.find((one) => one === priority || one.charAt(0) === priority)

type Narrowing = readonly [priority: string, team: string, topic: string, tag: string, organisation: string]

/** What narrows it: priority, team, topic, tag, organisation. */
export const narrowingOf = ({ priority, team, topic, tag, organisation }: QueueWish): Narrowing => [
  given(priority) ?? '',
  given(team) ?? '',
  given(topic) ?? '',
  given(tag) ?? '',
  given(organisation) ?? '',
]

/** As much of an id as tells it from the others: a button has no room for whole ones. */
const shortLength = 8
const short = (id: string): string => id.slice(-shortLength)

/** The same as it stands in a button. */
export function shortNarrowing(wish: QueueWish): Narrowing {
  const [priority, team, topic, tag, organisation] = narrowingOf(wish)
  return [priority, short(team), short(topic), tag, organisation]
}

/** Whether a button means this one: by its id, or by the end of it. */
export const isMeant = (id: string, word: string): boolean =>
  id === word || (word.length === shortLength && id.endsWith(word))
