// The queue: what is open, those first that wait for the team, the longest waiting before the others; and its lists.

import type { Settings } from '../../domain/settings/settings.ts'
import { readTag } from '../../domain/tag.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { QueueFilter, QueueKey } from '../../store/repositories/queue-narrowing.ts'
import type { QueuePage } from '../../store/repositories/thread-queue.ts'
import type { Choice, Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { organisationMeant } from '../organisations/in-queue.ts'
import { waitingBeside } from '../waiting-beside.ts'
import type { Asker } from './caller.ts'
import { listsControl, onControl, openControls } from './queue-controls.ts'
import { readKey } from './queue-key.ts'
import { nearLine, queueLine } from './queue-line.ts'
import { listNames, listOf, narrowingOf, offeredLists, priorityOf, type QueueWish } from './queue-lists.ts'
import { wholeWish } from './queue-wish.ts'
import { hasTargets } from './teams/targets.ts'

/** Threads on one page: as many as fit into one message everywhere. */
const pageLength = 6
const choicesAtMost = 25

export interface QueueService {
  /** The list that somebody asked for, from its beginning. Rejects with a UserError when they narrowed it by what there is not. */
  list(by: Asker, wish: QueueWish): Promise<Message>
  /** A list from further down, as a button says it: what stands behind a key, or from that one on. */
  page(by: Asker, wish: QueueWish, from: string | number): Promise<Message>
  /** Completions of what narrows it. */
  choices(by: Pick<Asker, 'caller' | 'say'>, option: string, typed: string): Promise<readonly Choice[]>
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
    const { team, topic, tag, organisation } = await wholeWish(house, caller.community, wish)
    const list = listOf(wish)
    const priority = priorityOf(wish)
    return {
      ...(list === 'mine'
        ? { assignees: await house.store.of(caller.community).members.ofSamePerson(caller.member) }
        : {}),
      ...(list === 'unassigned' ? { assignees: [] } : {}),
      ...(list === 'waiting' ? { waiting: true } : {}),
      ...(list === 'near' ? { near: true } : {}),
      ...(list === 'snoozed' ? { snoozed: true } : {}),
      ...(priority === undefined ? {} : { priority }),
      ...(team === undefined || team === '' ? {} : { team }),
      ...(topic === undefined || topic === '' ? {} : { topic }),
      ...(tag === undefined || tag === '' ? {} : { tag }),
      ...(organisation === undefined || organisation === '' ? {} : { organisation }),
    }
  }

  const isAll = (wish: QueueWish): boolean => listOf(wish) === 'all' && narrowingOf(wish).every((word) => word === '')

  async function page(by: Asker, wish: QueueWish, from: QueueKey | number): Promise<Message> {
    const { caller, say } = by
    const { threadQueue } = house.store.of(caller.community)
    const promised = await isPromised(by)
    const lists = listsControl(say, wish, promised)
    if (listOf(wish) === 'near' && !promised) return { text: say('queue.no-targets'), controls: [lists] }
    const found = await threadQueue.page(await filterOf(by, wish), house.clock.now(), from, pageLength)
    const { threads, listed, snoozed, left, next } = found
    const asleep = snoozed === 0 ? [] : [say('queue.snoozed', { count: snoozed })]
    const beside = isAll(wish) && from === 0 ? await besideLines(by) : []
    const isEmpty = isAll(wish) && snoozed === 0
    if (listed === 0) {
      const none = isEmpty ? say('queue.empty') : say('queue.empty-list', { list: say.label(listNames[listOf(wish)]) })
      return { text: lines(none, ...asleep, ...beside), controls: isEmpty ? [] : [lists] }
    }
    const rest = left === 0 ? [] : [say('queue.left', { count: left })]
    return {
      text: lines(titleOf(say, wish, found), ...(await rowsOf(by, wish, found)), ...rest, ...asleep, ...beside),
      controls: [
        ...openControls(say, threads),
        ...(left === 0 || next === undefined ? [] : [onControl(say, wish, next)]),
        lists,
      ],
    }
  }

  async function besideLines({ caller, say }: Asker): Promise<readonly Text[]> {
    const found = await waitingBeside(house, caller.community)
    return found.map(({ says, path, waiting }) => say(says, { count: waiting, command: { kind: 'command', path } }))
  }

  async function rowsOf({ caller, say }: Asker, wish: QueueWish, { threads }: QueuePage): Promise<readonly Text[]> {
    const { threadTags, spaces, belonging } = house.store.of(caller.community)
    const ids = threads.map(({ id }) => id)
    const [tags, organisations] = [await threadTags.ofEach(ids), await belonging.ofEach(ids)]
    const known = { spaces: await spaces.all(), tags, organisations }
    const line = listOf(wish) === 'near' ? nearLine : queueLine
    return Promise.all(threads.map((thread) => line(house, say, thread, known)))
  }

  function titleOf(say: Say, wish: QueueWish, { listed, pressing }: QueuePage): Text {
    if (isAll(wish)) return say('queue.title', { count: listed, waiting: pressing })
    const list = say.label(listNames[listOf(wish)])
    if (listOf(wish) === 'near') return say('queue.title-near', { list, count: listed, overdue: pressing })
    return say('queue.title-list', { list, count: listed, waiting: pressing })
  }

  const isPromised = async (by: Pick<Asker, 'caller'>): Promise<boolean> =>
    hasTargets((await settingsOf(by))['support.teams']) ||
    house.store.of(by.caller.community).organisations.anyPromised()

  const listsNamed = (say: Say, promised: boolean): readonly Named[] =>
    offeredLists(promised).map((id) => ({ id, name: say.label(listNames[id]) }))

  return {
    page: (by, wish, from) => page(by, wish, typeof from === 'number' ? from : (readKey(from) ?? 0)),
    async list(by, wish) {
      const settings = await settingsOf(by)
      const list = listOf(wish) === 'near' ? 'near' : idOf(by, listsNamed(by.say, await isPromised(by)), wish.list)
      const team = idOf(by, settings['support.teams'], wish.team)
      const topic = idOf(by, settings['support.topics'], wish.topic)
      const tag = wish.tag === undefined ? undefined : readTag(wish.tag)
      if (wish.tag !== undefined && tag === undefined) throw new UserError(by.say('queue.no-tag', { tag: wish.tag }))
      const organisation = await organisationMeant(house, by, wish.organisation)
      return page(by, { ...wish, list, team, topic, tag, organisation }, 0)
    },
    async choices(by, option, typed) {
      const words = typed.trim().toLowerCase()
      if (option === 'tag') {
        const used = await house.store.of(by.caller.community).threadTags.used(words.replace(/^#/, ''), choicesAtMost)
        return used.map((tag) => ({ value: tag, label: tag }))
      }
      if (option === 'organisation') {
        const found = await house.store.of(by.caller.community).organisations.matching(words, choicesAtMost)
        return found.map(({ name }) => ({ value: name, label: name }))
      }
      return (await namedIn(by, option))
        .filter(({ name }) => name.toLowerCase().includes(words))
        .slice(0, choicesAtMost)
        .map(({ id, name }) => ({ value: id, label: name }))
    },
  }

  async function namedIn(by: Pick<Asker, 'caller' | 'say'>, option: string): Promise<readonly Named[]> {
    if (option === 'list') return listsNamed(by.say, await isPromised(by))
    const settings = await settingsOf(by)
    return option === 'team' ? settings['support.teams'] : settings['support.topics']
  }
}
