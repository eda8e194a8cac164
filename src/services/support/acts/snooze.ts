// A thread that need not be looked at before a moment: it leaves the queue until then, and wakes at once when its opener writes.
import type { DueNow } from '../../../delivery/delivery.ts'
import { threadId } from '../../../domain/ids.ts'
import { readMoment } from '../../../domain/moment-typed.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import { sayIn } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, around, quoted, subjectOfThread, wayFrom } from '../around.ts'
import type { Asker } from '../caller.ts'
import type { ThreadListener } from '../happenings.ts'
import { noted } from '../noted.ts'
import { actsOn } from '../notice.ts'
import { zoneOfThread } from '../zone-of-thread.ts'
import { type Meant, numberBehind, openMeant } from './meant.ts'

/** The kind of what is due; its subject is the thread. */
export const wakeDue = 'support.wake'

export interface Snooze {
  snooze(by: Asker, until: string, meant: Meant): Promise<Message>
  /** Ends it before its time. */
  wake(by: Asker, meant: Meant): Promise<Message>
  /** The time has come. */
  due(due: DueNow): Promise<void>
}

/** Makes what puts threads off. */
export function snooze(house: House, tell: ThreadListener): Snooze {
  const threadsOf = ({ community }: Pick<SupportThread, 'community'>) => house.store.of(community).threads

  async function changed(thread: SupportThread, by?: Asker): Promise<void> {
    const about = await around(house, thread.community, thread.id)
    const member = by === undefined ? {} : { by: by.caller.member }
    if (about !== undefined) await tell(about, { kind: 'changed', ...member })
    await house.delivery.touch(thread.community, subjectOfThread(thread))
  }

  return {
    async snooze(by, typed, given) {
      const now = house.clock.now()
      // What is a moment as a whole has no number behind it: the nine of `tomorrow 9` is the hour.
      const isWhole = readMoment(typed, now, 'UTC').kind !== 'unreadable'
      const { words, meant } = isWhole ? { words: typed, meant: given } : await numberBehind(house, by, typed, given)
      const { thread } = await openMeant(house, by, meant)
      const { number, community, id } = thread
      const zone = await zoneOfThread(house, thread)
      const read = readMoment(words, now, zone)
      if (read.kind !== 'moment') {
        const unclear = by.say('acts.snooze.unclear', { why: read.kind, words: quoted(words), zone })
        throw new UserError(unclear, 'until')
      }
      await threadsOf(thread).change(id, { snoozedUntil: read.at })
      await house.delivery.later(community, wakeDue, id, read.at)
      await acted(house, community, by.caller.member, 'support.snooze', id, String(read.at))
      await changed(thread, by)
      const at = { kind: 'time', at: read.at, style: 'moment' } as const
      return { text: by.say('acts.snooze.done', { number, at, zone: read.zoned ? zone : 'none' }) }
    },
    async wake(by, meant) {
      const { thread } = await openMeant(house, by, meant)
      const { number, community, id } = thread
      if (thread.snoozedUntil === undefined) return { text: by.say('acts.wake.awake', { number }) }
      await threadsOf(thread).change(id, { snoozedUntil: null })
      await house.delivery.notLater(community, wakeDue, id)
      await acted(house, community, by.caller.member, 'support.wake', id)
      await changed(thread, by)
      return { text: by.say('acts.wake.done', { number }) }
    },
    async due({ community, subject }) {
      const about = await around(house, community, threadId(subject))
      if (about?.thread.snoozedUntil === undefined || !isOpen(about.thread)) return
      await threadsOf(about.thread).change(about.thread.id, { snoozedUntil: null })
      await noted(house, about.thread, 'support.woke')
      await tellWoken(house, about, 'time')
      await changed(about.thread)
    },
  }
}

/** Wakes a thread when its opener, or whoever was let in, writes; what is ended need not be woken. */
export const wakesWhenWritten =
  (house: House, tell: ThreadListener): ThreadListener =>
  async (about, happening) => {
    const { community, id, snoozedUntil } = about.thread
    if (snoozedUntil === undefined) return
    const written = happening.kind === 'wrote' && happening.spoken.from === 'opener'
    if (!written && happening.kind !== 'resolved' && happening.kind !== 'closed') return
    await house.store.of(community).threads.change(id, { snoozedUntil: null })
    await house.delivery.notLater(community, wakeDue, id)
    if (!written) return
    await noted(house, about.thread, 'support.woke-by-words')
    await tellWoken(house, about, 'words')
    const now = await around(house, community, id)
    if (now !== undefined) await tell(now, { kind: 'changed' })
    await house.delivery.touch(community, subjectOfThread(about.thread))
  }

/** Whoever has the thread hears that it is awake; where nobody has it, whoever put it off. */
async function tellWoken(house: House, about: Around, why: 'time' | 'words'): Promise<void> {
  const { thread, assignee } = about
  const { community, id, number } = thread
  const { members, threadHistory, spaces } = house.store.of(community)
  const last = await threadHistory.last(id, 'support.snooze')
  const to = assignee ?? (last?.member === undefined ? undefined : await members.get(last.member))
  if (to === undefined) return
  const say = sayIn(to.locale ?? (await spaces.get(to.user.space))?.locale)
  const place = wayFrom(say, about, 'team', to.user.space)
  const args = { number, why, subject: quoted(thread.subject) }
  const text = place === undefined ? say('acts.woken', args) : say('acts.woken-place', { ...args, place })
  await tellPerson(house, community, to.user, { text, controls: actsOn(thread, say) }, { subject: id })
}
