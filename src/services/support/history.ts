// The history of a thread: what was done about it, who and when. What Hearth itself did stands there with nobody's name.
import { memberId, threadId } from '../../domain/ids.ts'
import type { SupportThread } from '../../domain/support.ts'
import { type Priority, priorities } from '../../domain/team.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import type { HistoryLine } from '../../store/repositories/thread-history.ts'
import { actionId } from '../../view/action-id.ts'
import { threadHistoryBefore } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Part, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { type Around, named, quoted } from './around.ts'
import type { Asker } from './caller.ts'
import { priorityWords } from './priority-words.ts'

/** So many fit into one message. */
const linesAtMost = 20

/**
 * What each act is called in the history, by a member (`name`) or by Hearth itself. `detail` is what was kept with it; where
 * Hearth did it, `name` says the same.
 */
const didWords: Readonly<Record<string, SentenceKey>> = {
  'support.open-for': 'opening.did.open-for',
  'support.claim': 'thread.did.claim',
  'support.take-over': 'thread.did.take-over',
  'support.reply': 'thread.did.reply',
  'support.put-out': 'thread.did.put-out',
  'support.change-reply': 'thread.did.change-reply',
  'support.take-back': 'thread.did.take-back',
  'support.show-reaction': 'thread.did.show-reaction',
  'support.resolve': 'thread.did.resolve',
  'support.see': 'thread.did.see',
  'duty.accept': 'thread.did.accept',
  'duty.hand-over': 'thread.did.duty-over',
  'support.draft': 'thread.did.draft',
  'support.draft-change': 'thread.did.draft-change',
  'support.draft-send': 'thread.did.draft-send',
  'support.draft-discard': 'thread.did.draft-discard',
  'support.note': 'thread.did.note',
  'support.touch': 'thread.did.touch',
  'support.assign': 'thread.did.assign',
  'support.unassign': 'thread.did.unassign',
  'support.escalate': 'thread.did.escalate',
  'support.add': 'thread.did.add',
  'support.add-stranger': 'thread.did.add-stranger',
  'support.not-added': 'thread.did.not-added',
  'support.remove': 'thread.did.remove',
  'support.not-removed': 'thread.did.not-removed',
  'support.priority': 'thread.did.priority',
  'support.tag': 'thread.did.tag',
  'support.untag': 'thread.did.untag',
  'support.snooze': 'thread.did.snooze',
  'support.wake': 'thread.did.wake',
  'support.woke': 'thread.did.woke',
  'support.woke-by-words': 'thread.did.woke-by-words',
  'support.merge': 'thread.did.merge',
  'support.merged-in': 'thread.did.merged-in',
  'support.undo': 'thread.did.undo',
  'support.close': 'thread.did.close',
  'support.reopen': 'thread.did.reopen',
  'support.claim-over': 'thread.did.claim-over',
  'support.left': 'thread.did.left',
  'support.room-lost': 'thread.did.room-lost',
  'support.no-moderator': 'thread.did.no-moderator',
  'support.transcript': 'thread.did.transcript',
  'support.own-transcript': 'thread.did.transcript',
  'support.hold': 'thread.did.hold',
  'support.release': 'thread.did.release',
  'support.redact': 'thread.did.redact',
  'agreement.write': 'agreed.did.write',
  'agreement.confirm': 'agreed.did.confirm',
  'agreement.correct': 'agreed.did.correct',
  'reply.correct': 'correct.did',
  'complaint.remedy': 'complaint.did',
  'promise.make': 'promises.did.make',
  'promise.kept': 'promises.did.kept',
  'promise.later': 'promises.did.later',
  'promise.take-back': 'promises.did.take-back',
  'contact.open': 'contact.did.open',
  'contact.said': 'contact.did.said',
  'contact.handed-in': 'contact.did.handed-in',
}

type Detail = (house: House, thread: SupportThread, detail: string, say: Say) => Promise<string | Part>

const memberNamed: Detail = async ({ store }, { community }, id, say) =>
  (await store.of(community).members.get(memberId(id)))?.name ?? say.label('thread.did.somebody')
const threadNumbered: Detail = async ({ store }, { community }, id) =>
  String((await store.of(community).threads.get(threadId(id)))?.number ?? '?')

/** What was kept with an act as people read it, where that is no word of its own: whom or which thread an id means. */
const detailWords: Readonly<Record<string, Detail>> = {
  'support.claim-over': memberNamed,
  'support.left': memberNamed,
  'support.no-moderator': memberNamed,
  'support.assign': memberNamed,
  'support.unassign': memberNamed,
  'support.add': memberNamed,
  'support.add-stranger': memberNamed,
  'support.not-added': memberNamed,
  'support.remove': memberNamed,
  'support.not-removed': memberNamed,
  'support.merge': threadNumbered,
  'support.merged-in': threadNumbered,
  'support.priority': async (_house, _thread, priority, say) => say.label(priorityWords[priorityIn(priority)]),
  'support.snooze': async (_house, _thread, at) => when(Number(at)),
}

const priorityIn = (word: string): Priority => priorities.find((one) => one === word) ?? 'normal'

/** The latest lines of it, or the latest before one, the oldest of them first. */
export async function historyMessage(
  house: House,
  { say }: Asker,
  { thread, opener }: Around,
  before?: string,
): Promise<Message> {
  const found = await house.store.of(thread.community).threadHistory.lines(thread.id, linesAtMost + 1, before)
  const shown = found.slice(-linesAtMost)
  const [oldest] = shown
  const isAll = found.length === shown.length
  const rows: Text[] = []
  for (const line of shown) {
    const row = await rowOf(house, say, thread, line)
    if (row !== undefined) rows.push(row)
  }
  const first = say('thread.history.opened', { at: when(thread.openedAt), name: named(opener) })
  const title = say('thread.history.title', { number: thread.number, subject: quoted(thread.subject) })
  const text = lines(title, ...(isAll ? [first] : []), ...rows)
  if (isAll || oldest === undefined) return { text }
  const earlier = actionId(threadHistoryBefore, thread.id, oldest.id)
  return { text, controls: [button(earlier, say.label('thread.history.earlier'))] }
}

const when = (at: number) => ({ kind: 'time', at, style: 'moment' }) as const

/** Undefined for what is no line here: whoever did it is forgotten, or it is an act of another kind. */
async function rowOf(
  house: House,
  say: Say,
  thread: SupportThread,
  { member, act, detail = '', at }: HistoryLine,
): Promise<Text | undefined> {
  const key = didWords[act]
  const who = member === undefined ? undefined : await house.store.of(thread.community).members.get(member)
  if (key === undefined || (member !== undefined && who === undefined)) return undefined
  const told = (await detailWords[act]?.(house, thread, detail, say)) ?? detail
  const first = say('thread.history.line', { at: when(at) })
  return [...first, ...plain(' '), ...say(key, { name: who?.name ?? told, detail: told })]
}
