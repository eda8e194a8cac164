// The notice: one message for the team that changes with its thread, and the buttons for what can be done now.
import type { Space } from '../../domain/space.ts'
import {
  canReopen,
  isCarried,
  isOpen,
  isOutside,
  type SupportThread,
  type ThreadState,
  wasNeverOpened,
} from '../../domain/support.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import {
  supportClaim,
  supportMore,
  supportReply,
  supportResolve,
  supportSee,
  threadReopen,
} from '../../view/actions.ts'
import { contactSaid } from '../../view/contact-actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { plain, type Text } from '../../view/text.ts'
import { type Around, named, namedFrom, only, quoted, sayToStaff, wayTo } from './around.ts'
import { priorityWords } from './priority-words.ts'
import { replyLabel } from './reply-label.ts'
import type { TargetDue } from './teams/targets.ts'
import { dueFact } from './teams/warnings.ts'

/** The states in the team's own words. */
export const forStaff: Readonly<Record<ThreadState, SentenceKey>> = {
  open: 'support.staff.open',
  'waiting on member': 'support.staff.waiting-on-member',
  'waiting on staff': 'support.staff.waiting-on-staff',
  resolved: 'support.staff.resolved',
  closed: 'support.staff.ended',
}

/** The state of one in those words; of somebody without an account in others. */
export const stateForStaff = (thread: SupportThread): SentenceKey =>
  isOutside(thread) && thread.state === 'waiting on member' ? 'contact.waiting' : forStaff[thread.state]

/** A merged one is closed because it goes on elsewhere. */
function stateWords(thread: SupportThread): SentenceKey {
  if (thread.mergedInto !== undefined && thread.state === 'closed') return 'support.staff.merged'
  return wasNeverOpened(thread) ? 'support.staff.closed' : stateForStaff(thread)
}

/** What a thread is sorted by, beside what stands in it. */
export interface NoticeLabels {
  readonly tags: readonly string[]
  /** The name of its team, where there are several; with why it was moved there. */
  readonly team: string | undefined
}

/** What the notice shows beside what stands in its thread. */
export interface NoticeFacts extends NoticeLabels {
  /** What is due of it; absent when nothing is promised. */
  readonly due?: TargetDue | undefined
  /** What else is known of it. */
  readonly more?: readonly Fact[]
}

/** Renders the notice as the thread is now, for where it stands. */
export function renderNotice(around: Around, here: Space, labels: NoticeFacts): Message {
  const { due, more = [] } = labels
  const { thread, opener } = around
  const say = sayToStaff(around, here)
  const text = say('support.notice', {
    number: thread.number,
    name: namedFrom(say, opener, around.space, here),
    subject: quoted(thread.subject),
  })
  const promised = due === undefined ? [] : [dueFact(say, due)]
  const facts = [...factsOf(around, say), ...labelFacts(around.thread, labels, say), ...promised, ...more]
  if (!isOpen(thread)) return { text, card: { facts }, ...endedControls(thread, say) }
  const stays = isOutside(thread) ? 'contact.notice' : 'support.notice.relayed'
  const note = isCarried(thread) ? { note: say(stays) } : {}
  return { text, card: { facts, ...note }, controls: buttonsOf(thread, say) }
}

/** What has ended can go on. */
const endedControls = (thread: SupportThread, say: Say): Pick<Message, 'controls'> =>
  canReopen(thread)
    ? {
        controls: [
          button(actionId(threadReopen, thread.id), say.label('ending.reopen')),
          button(actionId(supportMore, thread.id), say.label('support.more')),
        ],
      }
    : {}

function factsOf({ thread, assignee, opener }: Around, say: Say): readonly Fact[] {
  const facts: Fact[] = [{ label: say.label('support.state'), value: say(stateWords(thread)) }]
  // Who is alone needs not be told with whom it is.
  if (!say.alone)
    facts.push({
      label: say.label('support.with'),
      value: assignee === undefined ? say('support.nobody') : only(named(assignee)),
    })
  if (isOpen(thread))
    facts.push({
      label: say.label('support.since'),
      value: [{ kind: 'time', at: thread.waitingSince, style: 'moment' }],
    })
  if (opener.leftAt !== undefined && !isOutside(thread))
    facts.push({ label: say.label('ending.left'), value: say('ending.has-left', { name: named(opener) }) })
  const way = isCarried(thread) ? undefined : wayTo(say, thread, 'team')
  if (way !== undefined) facts.push({ label: say.label('support.place'), value: only(way) })
  return facts
}

/** How urgent it is where that is not as usual, its tags, its team, and until when it is put off. */
function labelFacts(thread: SupportThread, { tags, team }: NoticeLabels, say: Say): readonly Fact[] {
  const { priority, snoozedUntil } = thread
  const facts: Fact[] = []
  const fact = (label: SentenceKey, value: Text) => facts.push({ label: say.label(label), value })
  if (priority !== 'normal') fact('acts.priority', say(priorityWords[priority]))
  if (team !== undefined) fact('acts.escalate.team', plain(team))
  if (tags.length > 0) fact('acts.tags', plain(tags.join(', ')))
  if (snoozedUntil !== undefined && isOpen(thread))
    fact('acts.snoozed', [{ kind: 'time', at: snoozedUntil, style: 'moment' }])
  return facts
}

/** A private thread is opened to be read; a relayed one is read below the notice. */
function buttonsOf(thread: SupportThread, say: Say): readonly Button[] {
  const open = isCarried(thread) ? [] : [button(actionId(supportSee, thread.id), say.label('support.open'))]
  return [...claimOf(thread, say), ...open, ...othersOf(thread, say)]
}

/** What a moderator can do about a thread now. */
export const actsOn = (thread: SupportThread, say: Say): readonly Button[] =>
  isOpen(thread) ? [...claimOf(thread, say), ...othersOf(thread, say)] : []

/** Nobody takes a thread from among one. */
const claimOf = ({ id }: SupportThread, say: Say): readonly Button[] =>
  say.alone ? [] : [button(actionId(supportClaim, id), say.label('support.claim'), 'primary')]

function othersOf(thread: SupportThread, say: Say): readonly Button[] {
  const { id } = thread
  return [
    button(actionId(supportReply, id), say.label(replyLabel(thread)), say.alone ? 'primary' : 'plain'),
    ...(isOutside(thread) ? [button(actionId(contactSaid, id), say.label('contact.they-said'))] : []),
    button(actionId(supportResolve, id), say.label('support.resolve')),
    button(actionId(supportMore, id), say.label('support.more')),
  ]
}
