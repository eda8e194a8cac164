// What else the team can do about a thread, behind one button: there is no room for all of it under the notice.

import { canReopen, hasRoom, isOpen } from '../../domain/support.ts'
import type { SentenceKey } from '../../locales/say.ts'
import { type ActionRef, actionId } from '../../view/action-id.ts'
import {
  savedFor,
  threadAdd,
  threadAssign,
  threadEscalate,
  threadHistory,
  threadHold,
  threadMerge,
  threadNote,
  threadPriority,
  threadRedact,
  threadRemove,
  threadReopen,
  threadReplies,
  threadSnooze,
  threadTag,
  threadTranscript,
  threadUnassign,
  threadWake,
} from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { complaintForm, threadAgreed, threadPromise } from '../../view/promises-actions.ts'
import { touchOfThread } from '../../view/touch-actions.ts'
import type { House } from '../house.ts'
import { type Around, quoted } from './around.ts'
import type { Asker } from './caller.ts'
import { isComplaint } from './complaints/complaints.ts'

/** What is known of a thread beside what stands around it. */
interface Beside {
  /** How many teams there are. */
  readonly teams: number
  /** How many people were let in. */
  readonly people: number
  /** How many other open threads its opener has. */
  readonly others: number
  /** It is on a topic for complaints. */
  readonly complaint: boolean
}

interface MoreAct {
  /** The action, which gets the id of the thread. */
  readonly ref: ActionRef
  readonly label: SentenceKey
  /** Whether it can be done about the thread as it is; absent: always. */
  readonly fits?: (about: Around, beside: Beside) => boolean
}

const open = ({ thread }: Around): boolean => isOpen(thread)
const isTaken = (about: Around): boolean => open(about) && about.assignee !== undefined
const asleep = ({ thread }: Around): boolean => isOpen(thread) && thread.snoozedUntil !== undefined

/** In the order in which they stand; 25 at most fit. */
const acts: readonly MoreAct[] = [
  { ref: savedFor, label: 'reply.saved-replies', fits: open },
  { ref: threadReplies, label: 'replies.button', fits: open },
  { ref: threadNote, label: 'support.note' },
  { ref: threadPromise, label: 'promises.promise', fits: open },
  { ref: threadAgreed, label: 'agreed.agreed', fits: open },
  { ref: complaintForm, label: 'complaint.button', fits: (_about, { complaint }) => complaint },
  { ref: threadAssign, label: 'acts.assign', fits: (about) => open(about) && !about.alone },
  { ref: threadUnassign, label: 'acts.unassign', fits: (about) => isTaken(about) && !about.alone },
  { ref: threadEscalate, label: 'acts.escalate', fits: (about, { teams }) => open(about) && teams > 0 && !about.alone },
  { ref: threadPriority, label: 'acts.priority', fits: open },
  { ref: threadTag, label: 'acts.tag', fits: open },
  { ref: threadSnooze, label: 'acts.snooze', fits: open },
  { ref: threadWake, label: 'acts.wake', fits: asleep },
  { ref: threadAdd, label: 'acts.add', fits: (about) => open(about) && hasRoom(about.thread) },
  { ref: threadRemove, label: 'acts.remove', fits: (about, { people }) => open(about) && people > 0 },
  { ref: threadMerge, label: 'acts.merge', fits: (about, { others }) => open(about) && others > 0 },
  { ref: threadReopen, label: 'ending.reopen', fits: ({ thread }) => canReopen(thread) },
  { ref: threadHistory, label: 'thread.history' },
  { ref: touchOfThread, label: 'touch.of-opener' },
  { ref: threadTranscript, label: 'transcript.get' },
  { ref: threadHold, label: 'hold.hold' },
  { ref: threadRedact, label: 'redact.redact' },
]

/** The buttons of what can be done now. */
export async function moreMessage(house: House, { say }: Asker, about: Around): Promise<Message> {
  const beside = await besideOf(house, about)
  return {
    text: say('thread.more', { number: about.thread.number, subject: quoted(about.thread.subject) }),
    controls: acts
      .filter(({ fits }) => fits?.(about, beside) ?? true)
      .map(({ ref, label }) => button(actionId(ref, about.thread.id), say.label(label))),
  }
}

async function besideOf(house: House, { thread, opener }: Around): Promise<Beside> {
  const { settings, threadPeople, threads, members } = house.store.of(thread.community)
  const openOnes = await threads.openOf(await members.ofSamePerson(opener.id))
  return {
    teams: (await settings.get())['support.teams'].length,
    people: (await threadPeople.of(thread.id)).length,
    others: openOnes.filter(({ id }) => id !== thread.id).length,
    complaint: await isComplaint(house, thread),
  }
}
