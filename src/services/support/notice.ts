// The notice: one message for the team that changes with its thread, and the buttons for what can be done now.
import type { Space } from '../../domain/space.ts'
import {
  canReopen,
  isCarried,
  isOpen,
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
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { sayInSpace } from '../house.ts'
import { type Around, named, namedFrom, only, quoted, wayTo } from './around.ts'

/** The states in the team's own words. */
export const forStaff: Readonly<Record<ThreadState, SentenceKey>> = {
  open: 'support.staff.open',
  'waiting on member': 'support.staff.waiting-on-member',
  'waiting on staff': 'support.staff.waiting-on-staff',
  resolved: 'support.staff.resolved',
  closed: 'support.staff.ended',
}

/** Renders the notice as the thread is now, for where it stands. */
export function renderNotice(around: Around, here: Space, more: readonly Fact[] = []): Message {
  const { thread, opener } = around
  const say = sayInSpace(here)
  const text = say('support.notice', {
    number: thread.number,
    name: namedFrom(say, opener, around.space, here),
    subject: quoted(thread.subject),
  })
  const facts = [...factsOf(around, say), ...more]
  if (!isOpen(thread)) return { text, card: { facts }, ...endedControls(thread, say) }
  const note = isCarried(thread) ? { note: say('support.notice.relayed') } : {}
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
  const facts: Fact[] = [
    {
      label: say.label('support.state'),
      value: say(wasNeverOpened(thread) ? 'support.staff.closed' : forStaff[thread.state]),
    },
    {
      label: say.label('support.with'),
      value: assignee === undefined ? say('support.nobody') : only(named(assignee)),
    },
  ]
  if (isOpen(thread))
    facts.push({
      label: say.label('support.since'),
      value: [{ kind: 'time', at: thread.waitingSince, style: 'moment' }],
    })
  if (opener.leftAt !== undefined)
    facts.push({ label: say.label('ending.left'), value: say('ending.has-left', { name: named(opener) }) })
  const way = thread.shape === 'thread' ? wayTo(say, thread, 'team') : undefined
  if (way !== undefined) facts.push({ label: say.label('support.place'), value: only(way) })
  return facts
}

/** A private thread is opened to be read; a relayed one is read below the notice. */
function buttonsOf(thread: SupportThread, say: Say): readonly Button[] {
  const { id, shape } = thread
  const [claim, ...others] = actsOn(thread, say)
  const open = shape === 'thread' ? [button(actionId(supportSee, id), say.label('support.open'))] : []
  return [...(claim === undefined ? [] : [claim]), ...open, ...others]
}

/** What a moderator can do about a thread now. */
export function actsOn(thread: SupportThread, say: Say): readonly Button[] {
  const { id } = thread
  if (!isOpen(thread)) return []
  return [
    button(actionId(supportClaim, id), say.label('support.claim'), 'primary'),
    button(actionId(supportReply, id), say.label('support.reply')),
    button(actionId(supportResolve, id), say.label('support.resolve')),
    button(actionId(supportMore, id), say.label('support.more')),
  ]
}
