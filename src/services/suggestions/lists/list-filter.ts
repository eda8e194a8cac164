// What a list is narrowed by, as the store knows it; and what there is to narrow it by.
import type { Caller } from '../../../domain/caller.ts'
import { listOrders } from '../../../domain/suggestion-list.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { ListFilter } from '../../../store/repositories/suggestion-lists.ts'
import type { Choice } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { isMeant, isMine, type ListWish, statusOf, topicInButton } from './list-wish.ts'

/** What every platform takes in a completion. */
const choicesAtMost = 25

export interface Narrowed {
  readonly filter: ListFilter
  /** The same wish with whole ids and topics. */
  readonly wish: ListWish
  /** The names of what narrows it beside its status. */
  readonly names: readonly string[]
}

/** Reads a wish. Rejects with a UserError where there is no such team or topic. */
export async function narrowedBy(
  house: House,
  caller: Pick<Caller, 'community' | 'member'>,
  say: Say,
  wish: ListWish,
): Promise<Narrowed> {
  const { settings, members, suggestionLists } = house.store.of(caller.community)
  const status = statusOf(wish)
  const teams = (await settings.get())['support.teams']
  const team = given(wish.team) === undefined ? undefined : teams.find(({ id, name }) => isOne(wish.team, id, name))
  if (team === undefined && given(wish.team) !== undefined)
    throw new UserError(
      say('suggestion.list.no-one-of-that-name', { name: wish.team ?? '', ...namesOf(teams.map(({ name }) => name)) }),
    )
  const topic = given(wish.topic)
  const topics = topic === undefined ? [] : await suggestionLists.topics(choicesAtMost)
  const found = topics.find((one) => same(one, topic ?? '') || topicInButton(one) === topic)
  if (topic !== undefined && found === undefined)
    throw new UserError(say('suggestion.list.no-topic', { topic, ...namesOf(topics) }))
  return {
    filter: {
      ...(status === undefined ? {} : { statuses: [status] }),
      ...(team === undefined ? {} : { team: team.id }),
      ...(found === undefined ? {} : { topic: found }),
      ...(isMine(wish) ? { authors: await members.ofSamePerson(caller.member) } : {}),
    },
    wish: { ...wish, team: team?.id, topic: found },
    names: [...(team === undefined ? [] : [team.name]), ...(found === undefined ? [] : [found])],
  }
}

/** Completions of what narrows a list. */
export async function listChoices(
  house: House,
  { caller, say, option, value }: { caller: Caller; say: Say; option: string; value: string },
): Promise<readonly Choice[]> {
  const { settings, suggestionLists } = house.store.of(caller.community)
  const all =
    option === 'team'
      ? (await settings.get())['support.teams'].map(({ id, name }) => ({ value: id, label: name }))
      : option === 'topic'
        ? (await suggestionLists.topics(choicesAtMost)).map((topic) => ({ value: topic, label: topic }))
        : listOrders.map((order) => ({ value: order, label: say.label(`suggestion.list.order.${order}`) }))
  const typed = value.trim().toLowerCase()
  return all.filter(({ label }) => label.toLowerCase().includes(typed)).slice(0, choicesAtMost)
}

const given = (word: string | undefined): string | undefined => (word === '' ? undefined : word)
const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
const isOne = (typed: string | undefined, id: string, name: string): boolean =>
  typed !== undefined && (isMeant(id, typed) || same(name, typed) || same(name.replaceAll(' ', '-'), typed))
const namesOf = (names: readonly string[]) => ({ names: names.join(', '), count: names.length })
