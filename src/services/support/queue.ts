// The queue: what is open, those first that wait for the team, the longest waiting before the others; and its lists.

import type { Settings } from '../../domain/settings/settings.ts'
import type { SupportThread } from '../../domain/support.ts'
import { readTag } from '../../domain/tag.ts'
import { UserError } from '../../ports/errors.ts'
import type { QueueFilter } from '../../store/repositories/thread-queue.ts'
import { actionId } from '../../view/action-id.ts'
import { queueChoose, queuePage, supportChoose, supportSee } from '../../view/actions.ts'
import { button, type Choice, type Control, type Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Asker } from './caller.ts'
import { queueLine } from './queue-line.ts'
import { listNames, listOf, narrowingOf, priorityOf, type QueueWish, queueLists } from './queue-lists.ts'

/** Threads on one page: as many as fit into one message everywhere. */
const pageLength = 6
/** More than this are a select, since a row holds no more buttons. */
const mostButtons = 5
const choicesAtMost = 25

export interface QueueService {
  /** The list that somebody asked for, from its beginning. Rejects with a UserError when they narrowed it by what there is not. */
  list(by: Asker, wish: QueueWish): Promise<Message>
  /** A list from further down, as a button names it. */
  page(by: Asker, wish: QueueWish, from: number): Promise<Message>
  /** Completions of what narrows it. */
  choices(by: Pick<Asker, 'caller'>, option: string, typed: string): Promise<readonly Choice[]>
}

interface Named {
  readonly id: string
  readonly name: string
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-')

/** Makes the service. */
export function queueService(house: House): QueueService {
  const settingsOf = ({ caller }: Pick<Asker, 'caller'>): Promise<Settings> =>
    house.store.of(caller.community).settings.get()

  /** The id of what somebody typed by name. Throws a UserError when there is none. */
  function idOf({ say }: Asker, all: readonly Named[], typed: string | undefined): string | undefined {
    if (typed === undefined || typed === '') return undefined
    const found = all.find(({ id, name }) => id === typed || plain(name) === plain(typed))
    if (found !== undefined) return found.id
    const names = all.map(({ name }) => name).join(', ')
    throw new UserError(say('queue.none-of-that-name', { name: typed, names, count: all.length }))
  }

  async function filterOf({ caller }: Asker, wish: QueueWish): Promise<QueueFilter> {
    const { team, topic, tag } = wish
    const list = listOf(wish)
    const priority = priorityOf(wish)
    return {
      ...(list === 'mine'
        ? { assignees: await house.store.of(caller.community).members.ofSamePerson(caller.member) }
        : {}),
      ...(list === 'unassigned' ? { assignees: [] } : {}),
      ...(list === 'waiting' ? { waiting: true } : {}),
      ...(list === 'snoozed' ? { snoozed: true } : {}),
      ...(priority === undefined ? {} : { priority }),
      ...(team === undefined || team === '' ? {} : { team }),
      ...(topic === undefined || topic === '' ? {} : { topic }),
      ...(tag === undefined || tag === '' ? {} : { tag }),
    }
  }

  async function page(by: Asker, wish: QueueWish, from: number): Promise<Message> {
    const { caller, say } = by
    const { threadQueue, threadTags, spaces } = house.store.of(caller.community)
    const filter = await filterOf(by, wish)
    const now = house.clock.now()
    const counts = await threadQueue.counts(filter, now)
    const { listed, waiting, snoozed } = counts
    const asleep = snoozed === 0 ? [] : [say('queue.snoozed', { count: snoozed })]
    const narrowed = narrowingOf(wish)
    const isAll = listOf(wish) === 'all' && narrowed.every((word) => word === '')
    const name = say.label(listNames[listOf(wish)])
    if (listed === 0) {
      const none = isAll && snoozed === 0 ? say('queue.empty') : say('queue.empty-list', { list: name })
      return { text: lines(none, ...asleep), controls: isAll && snoozed === 0 ? [] : [listsControl(by, wish)] }
    }
    const threads = await threadQueue.page(filter, now, from, pageLength, counts)
    const known = { spaces: await spaces.all(), tags: await threadTags.ofEach(threads.map(({ id }) => id)) }
    const rows = await Promise.all(threads.map((thread) => queueLine(house, say, thread, known)))
    const left = Math.max(0, listed - from - threads.length)
    const rest = left === 0 ? [] : [say('queue.left', { count: left })]
    const next = actionId(queuePage, queueLists[listOf(wish)], from + pageLength, ...narrowed)
    const title = isAll
      ? say('queue.title', { count: listed, waiting })
      : say('queue.title-list', { list: name, count: listed, waiting })
    return {
      text: lines(title, ...rows, ...rest, ...asleep),
      controls: [
        ...openControls(by, threads),
        ...(left === 0 ? [] : [button(next, say.label('queue.more'))]),
        listsControl(by, wish),
      ],
    }
  }

  return {
    page,
    async list(by, wish) {
      const settings = await settingsOf(by)
      const team = idOf(by, settings['support.teams'], wish.team)
      const topic = idOf(by, settings['support.topics'], wish.topic)
      const tag = wish.tag === undefined ? undefined : readTag(wish.tag)
      if (wish.tag !== undefined && tag === undefined) throw new UserError(by.say('queue.no-tag', { tag: wish.tag }))
      return page(by, { ...wish, team, topic, tag }, 0)
    },
    async choices(by, option, typed) {
      const words = typed.trim().toLowerCase()
      if (option === 'tag') {
        const used = await house.store.of(by.caller.community).threadTags.used(words.replace(/^#/, ''), choicesAtMost)
        return used.map((tag) => ({ value: tag, label: tag }))
      }
      const settings = await settingsOf(by)
      const all: readonly Named[] = option === 'team' ? settings['support.teams'] : settings['support.topics']
      return all
        .filter(({ name }) => name.toLowerCase().includes(words))
        .slice(0, choicesAtMost)
        .map(({ id, name }) => ({ value: id, label: name }))
    },
  }
}

function openControls({ say }: Asker, page: readonly SupportThread[]): readonly Control[] {
  if (page.length < mostButtons)
    return page.map(({ id, number }) => button(actionId(supportSee, id), say.label('queue.open', { number })))
  const choices = page.map(({ id, number, subject }) => ({
    value: id,
    label: say.label('queue.choice', { number, subject }),
  }))
  return [{ kind: 'select', action: actionId(supportChoose), placeholder: say.label('queue.choose'), choices }]
}

/** Every list, narrowed as this one is. */
const listsControl = ({ say }: Asker, wish: QueueWish): Control => ({
  kind: 'select',
  action: actionId(queueChoose, ...narrowingOf(wish)),
  placeholder: say.label('queue.lists'),
  choices: Object.entries(queueLists).map(([name, value]) => ({
    value,
    label: say.label(listNames[listOf({ list: name })]),
  })),
})
