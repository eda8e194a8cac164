// Duplicates of one person become one thread: the other ends with a word where it goes on, and stays readable.

import { isOutside, type SupportThread } from '../../../domain/support.ts'
import { tagsAtMost } from '../../../domain/tag.ts'
import { priorities } from '../../../domain/team.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Around, named, sayToOpener, subjectOfThread, wayTo } from '../around.ts'
import { type Asker, mustBeOpen } from '../caller.ts'
import { findThread } from '../find-thread.ts'
import { promisesMerged } from '../promises/merged.ts'
import type { Turns } from '../turns.ts'
import { type Meant, openMeant } from './meant.ts'

export interface Merge {
  /** `into` is the number of the thread that goes on. */
  merge(by: Asker, into: number, meant: Meant): Promise<Message>
  /** The other open threads of its opener, by number. Rejects with a UserError when there is none. */
  others(by: Asker, about: Around): Promise<readonly Choice[]>
}

const choicesAtMost = 25

/** Makes what merges threads. */
export function merge(house: House, turns: Turns): Merge {
  async function openOfPerson({ thread, opener }: Around): Promise<readonly SupportThread[]> {
    const { members, threads } = house.store.of(thread.community)
    const found = await threads.openOf(await members.ofSamePerson(opener.id))
    return found.filter(({ id }) => id !== thread.id)
  }

  /** Nothing that staff sorted by is lost: the tags come along, and the higher priority stays. */
  async function bringLabels(from: SupportThread, into: SupportThread): Promise<void> {
    const { threadTags, threads } = house.store.of(into.community)
    const has = await threadTags.of(into.id)
    const more = (await threadTags.of(from.id)).filter((tag) => !has.includes(tag))
    for (const tag of more.slice(0, tagsAtMost - has.length)) await threadTags.add(into.id, tag, house.clock.now())
    if (priorities.indexOf(from.priority) > priorities.indexOf(into.priority))
      await threads.change(into.id, { priority: from.priority })
  }

  async function sayWhere(about: Around, into: Around): Promise<void> {
    const say = sayToOpener(about)
    const place = wayTo(say, into.thread, 'opener')
    const args = { number: about.thread.number, into: into.thread.number, shape: about.thread.shape }
    const text = place === undefined ? say('acts.merge.said', args) : say('acts.merge.said-place', { ...args, place })
    await turns.sayEnded(about.thread, { text })
  }

  return {
    async merge(by, number, meant) {
      const about = await openMeant(house, by, meant)
      const into = await findThread(house).meant(by, number)
      const { thread, opener } = about
      const args = { number: thread.number, into: number }
      if (into.thread.id === thread.id) throw new UserError(by.say('acts.merge.itself', args))
      if (into.opener.person !== opener.person) {
        const names = { name: named(opener), other: named(into.opener) }
        throw new UserError(by.say('acts.merge.other-person', { ...args, ...names }))
      }
      await mustBeOpen(house, by, into)
      // Where it goes on is said in it.
      if (thread.place === undefined && !isOutside(thread))
        throw new UserError(by.say('support.see-not-yet', { number: thread.number }))
      const { community, id } = thread
      const at = house.clock.now()
      await house.store.of(community).threads.change(id, { state: 'closed', closedAt: at, mergedInto: into.thread.id })
      await bringLabels(thread, into.thread)
      await promisesMerged(house, about, into)
      await acted(house, community, by.caller.member, 'support.merge', id, into.thread.id)
      await acted(house, community, by.caller.member, 'support.merged-in', into.thread.id, id)
      if (!isOutside(thread)) await sayWhere(about, into)
      await turns.tell(thread, { kind: 'closed', by: by.caller.member })
      await turns.tell(into.thread, { kind: 'changed', by: by.caller.member })
      for (const one of [thread, into.thread]) await house.delivery.touch(community, subjectOfThread(one))
      const done = isOutside(thread) ? 'contact.merged' : 'acts.merge.done'
      return { text: by.say(done, { ...args, name: named(opener) }) }
    },
    async others({ say }, about) {
      const found = await openOfPerson(about)
      const { number } = about.thread
      if (found.length === 0) throw new UserError(say('acts.merge.none', { number, name: named(about.opener) }))
      return found.slice(0, choicesAtMost).map(({ number, subject }) => ({
        value: String(number),
        label: `${number} ${subject}`,
      }))
    },
  }
}
