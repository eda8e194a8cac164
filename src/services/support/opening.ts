// The first message of a thread, for its opener: who can read it, how it stands, and Solved.
import { canReopen, isOpen, type ThreadState, wasNeverOpened } from '../../domain/support.ts'
import type { SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportNo, supportSolved } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { ping } from '../../view/text.ts'
import { type Around, named, only, quoted, sayToOpener } from './around.ts'

/** The states as the people read them who open threads. */
const forMembers: Readonly<Record<ThreadState, SentenceKey>> = {
  open: 'support.member.with-us',
  'waiting on staff': 'support.member.with-us',
  'waiting on member': 'support.member.with-you',
  resolved: 'support.member.solved',
  closed: 'support.member.solved',
}

/** Renders the first message as the thread is now. */
export function renderOpening(around: Around): Message {
  const { thread, opener, assignee } = around
  const say = sayToOpener(around)
  const { id, number, shape } = thread
  const facts: Fact[] = [
    {
      label: say.label('support.state'),
      value: say(wasNeverOpened(thread) ? 'support.member.closed' : forMembers[thread.state]),
    },
  ]
  if (assignee !== undefined) facts.push({ label: say.label('support.with'), value: only(named(assignee)) })
  const text = say('support.first', { name: ping(opener.user, opener.name), number, subject: quoted(thread.subject) })
  if (!isOpen(thread)) {
    const again = button(actionId(supportNo, id), say.label('ending.reopen-own'))
    const isClosed = thread.state === 'closed' && canReopen(thread)
    return { text, card: { facts }, ...(isClosed ? { controls: [again] } : {}) }
  }
  return {
    text,
    card: { body: say('support.first.how', { shape }), facts, note: say('support.first.note') },
    controls: [button(actionId(supportSolved, id), say.label('support.solved'))],
  }
}
