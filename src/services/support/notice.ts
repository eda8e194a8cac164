// The notice: one message for the team that changes with its thread, and the buttons for what can be done now.
import type { Space } from '../../domain/space.ts'
import { isCarried, isOpen, type SupportThread, type ThreadState } from '../../domain/support.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportClaim, supportMore, supportReply, supportResolve, supportSee } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { type Around, named, namedFrom, only, quoted, sayToStaff, wayTo } from './around.ts'
import type { TargetDue } from './teams/targets.ts'
import { dueFact } from './teams/warnings.ts'

/** The states in the team's own words. */
export const forStaff: Readonly<Record<ThreadState, SentenceKey>> = {
  open: 'support.staff.open',
  'waiting on member': 'support.staff.waiting-on-member',
  'waiting on staff': 'support.staff.waiting-on-staff',
  resolved: 'support.staff.resolved',
  closed: 'support.staff.closed',
}

/** Renders the notice as the thread is now, for where it stands, with what is due of it. */
export function renderNotice(around: Around, here: Space, due?: TargetDue): Message {
  const { thread, opener } = around
  const say = sayToStaff(around, here)
  const text = say('support.notice', {
    number: thread.number,
    name: namedFrom(say, opener, around.space, here),
    subject: quoted(thread.subject),
  })
  const facts = [...factsOf(around, say), ...(due === undefined ? [] : [dueFact(say, due)])]
  if (!isOpen(thread)) return { text, card: { facts } }
  const note = isCarried(thread) ? { note: say('support.notice.relayed') } : {}
  return { text, card: { facts, ...note }, controls: buttonsOf(thread, say) }
}

function factsOf({ thread, assignee }: Around, say: Say): readonly Fact[] {
  const facts: Fact[] = [{ label: say.label('support.state'), value: say(forStaff[thread.state]) }]
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
  const way = thread.shape === 'thread' ? wayTo(say, thread, 'team') : undefined
  if (way !== undefined) facts.push({ label: say.label('support.place'), value: only(way) })
  return facts
}

/** A private thread is opened to be read; a relayed one is read below the notice. */
function buttonsOf(thread: SupportThread, say: Say): readonly Button[] {
  const { id, shape } = thread
  const open = shape === 'thread' ? [button(actionId(supportSee, id), say.label('support.open'))] : []
  return [...claimOf(thread, say), ...open, ...othersOf(thread, say)]
}

/** What a moderator can do about a thread now. */
export const actsOn = (thread: SupportThread, say: Say): readonly Button[] =>
  isOpen(thread) ? [...claimOf(thread, say), ...othersOf(thread, say)] : []

/** Nobody takes a thread from among one. */
const claimOf = ({ id }: SupportThread, say: Say): readonly Button[] =>
  say.alone ? [] : [button(actionId(supportClaim, id), say.label('support.claim'), 'primary')]

function othersOf({ id }: SupportThread, say: Say): readonly Button[] {
  return [
    button(actionId(supportReply, id), say.label('support.reply'), say.alone ? 'primary' : 'plain'),
    button(actionId(supportResolve, id), say.label('support.resolve')),
    button(actionId(supportMore, id), say.label('support.more')),
  ]
}
