// The first message of a thread, for its opener: who can read it, how it stands, and Solved.
import { isOpen, type ThreadState } from '../../domain/support.ts'
import type { SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportSolved, threadTranscript } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { ping } from '../../view/text.ts'
import { type Around, named, only, quoted, sayToOpener } from './around.ts'

/** The states as the people read them who open threads. */
export const forMembers: Readonly<Record<ThreadState, SentenceKey>> = {
  open: 'support.member.with-us',
  'waiting on staff': 'support.member.with-us',
  'waiting on member': 'support.member.with-you',
  resolved: 'support.member.solved',
  closed: 'support.member.closed',
}

/** Renders the first message as the thread is now. */
export function renderOpening(around: Around): Message {
  const { thread, opener, assignee } = around
  const say = sayToOpener(around)
  const { id, number, shape } = thread
  const facts: Fact[] = [{ label: say.label('support.state'), value: say(forMembers[thread.state]) }]
  if (assignee !== undefined) facts.push({ label: say.label('support.with'), value: only(named(assignee)) })
  const text = say('support.first', { name: ping(opener.user, opener.name), number, subject: quoted(thread.subject) })
  if (!isOpen(thread))
    return { text, card: { facts }, controls: [button(actionId(threadTranscript, id), say.label('transcript.get'))] }
  return {
    text,
    card: { body: say('support.first.how', { shape }), facts, note: say('support.first.note') },
    controls: [button(actionId(supportSolved, id), say.label('support.solved'))],
  }
}
