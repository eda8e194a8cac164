// What a thread is sorted by: how urgent it is, and its tags.
import { readTag, tagLength, tagsAtMost } from '../../../domain/tag.ts'
import type { Priority } from '../../../domain/team.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Around, quoted, subjectOfThread } from '../around.ts'
import type { Asker } from '../caller.ts'
import { priorityWords } from '../priority-words.ts'
import type { Turns } from '../turns.ts'
import { type Meant, numberBehind, openMeant } from './meant.ts'

export interface Labels {
  prioritize(by: Asker, priority: Priority, meant: Meant): Promise<Message>
  /** Puts a tag on it, or takes it off where it has it. */
  tag(by: Asker, typed: string, meant: Meant): Promise<Message>
  /** Completions of a tag, by those in use. */
  tagChoices(by: Pick<Asker, 'caller'>, typed: string): Promise<readonly Choice[]>
}

/** What every platform takes in a completion. */
const choicesAtMost = 25

/** Makes what sorts threads. */
export function labels(house: House, turns: Turns): Labels {
  async function changed({ caller }: Asker, { thread }: Around, act: string, detail: string): Promise<void> {
    await acted(house, thread.community, caller.member, act, thread.id, detail)
    await turns.tell(thread, { kind: 'changed', by: caller.member })
    await house.delivery.touch(thread.community, subjectOfThread(thread))
  }

  return {
    async prioritize(by, priority, meant) {
      const about = await openMeant(house, by, meant)
      const { thread } = about
      const args = { number: thread.number, priority: by.say.label(priorityWords[priority]) }
      if (thread.priority === priority) return { text: by.say('acts.priority.already', args) }
      await house.store.of(thread.community).threads.change(thread.id, { priority })
      await changed(by, about, 'support.priority', priority)
      return { text: by.say('acts.priority.done', args) }
    },
    async tag(by, typed, given) {
      const { words, meant } = await numberBehind(house, by, typed, given)
      const about = await openMeant(house, by, meant)
      const { id, number, community } = about.thread
      const tag = readTag(words)
      if (tag === undefined)
        throw new UserError(by.say('acts.tag.unreadable', { words: quoted(words), most: tagLength }), 'tag')
      const { threadTags } = house.store.of(community)
      if (await threadTags.remove(id, tag)) {
        await changed(by, about, 'support.untag', tag)
        return { text: by.say('acts.tag.off', { number, tag }) }
      }
      const has = await threadTags.of(id)
      if (has.length >= tagsAtMost)
        throw new UserError(by.say('acts.tag.full', { number, most: tagsAtMost, tags: has.join(', ') }))
      await threadTags.add(id, tag, house.clock.now())
      await changed(by, about, 'support.tag', tag)
      return { text: by.say('acts.tag.on', { number, tag }) }
    },
    async tagChoices({ caller }, typed) {
      const words = typed.trim().replace(/^#/, '').toLowerCase()
      const used = await house.store.of(caller.community).threadTags.used(words, choicesAtMost)
      return used.map((tag) => ({ value: tag, label: tag }))
    },
  }
}
