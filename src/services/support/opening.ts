// The first message of a thread, for its opener: who can read it, how long it is kept, how it stands, and Solved.
import { isInPlaceOfThread } from '../../domain/place.ts'
import { canReopen, isOpen, type SupportThread, type ThreadState, wasNeverOpened } from '../../domain/support.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportNo, supportSolved, threadTranscript } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { lines, ping, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { type Around, only, quoted, sayToOpener } from './around.ts'
import { nameToOpener } from './signing.ts'
import { teamSays } from './topics/topics-for.ts'

/** The states as the people read them who open threads. */
export const forMembers: Readonly<Record<ThreadState, SentenceKey>> = {
  open: 'support.member.with-us',
  'waiting on staff': 'support.member.with-us',
  'waiting on member': 'support.member.with-you',
  resolved: 'support.member.solved',
  closed: 'support.member.solved',
}

/** A merged one is closed because it goes on elsewhere. */
function stateWords(thread: Around['thread']): SentenceKey {
  if (thread.mergedInto !== undefined && thread.state === 'closed') return 'support.member.merged'
  return wasNeverOpened(thread) ? 'support.member.closed' : forMembers[thread.state]
}

/** The first message as the thread is now. `isDirect`: it is all direct messages, without a thread in them. */
export async function openingMessage(house: House, around: Around, isDirect: boolean): Promise<Message> {
  const { thread, assignee } = around
  const say = sayToOpener(around)
  const { id, shape, community, team } = thread
  const facts: Fact[] = [{ label: say.label('support.state'), value: say(stateWords(thread)) }]
  if (assignee !== undefined) {
    const name = await nameToOpener(house, thread, say, assignee, 'within')
    facts.push({ label: say.label('support.with'), value: only(name) })
  }
  const text = await firstLine(house, around, say)
  const kept = await keptSays(house, around, say)
  if (!isOpen(thread)) {
    const again = button(actionId(supportNo, id), say.label('ending.reopen-own'))
    const isClosed = thread.state === 'closed' && canReopen(thread)
    const transcript = button(actionId(threadTranscript, id), say.label('transcript.get'))
    return { text, card: { body: kept, facts }, controls: isClosed ? [again, transcript] : [transcript] }
  }
  const itself = isDirect
    ? say('support.first.direct')
    : say('support.first.how', { shape: isBridgedChannel(thread) ? 'carried' : shape })
  const how = [itself, await teamSays(house, say, community, team), kept]
  return {
    text,
    card: { body: lines(...how.filter((one) => one !== undefined)), facts, note: say('support.first.note') },
    controls: [button(actionId(supportSolved, id), say.label('support.solved'))],
  }
}

/** The team is in another space, and the opener's end is a channel of its own. */
const isBridgedChannel = ({ shape, place }: SupportThread): boolean =>
  shape === 'bridged' && place !== undefined && isInPlaceOfThread(place)

/** Its opener by a mention that notifies them; and whoever opened it for them. */
async function firstLine(house: House, { thread, opener }: Around, say: Say): Promise<Text> {
  const { number, openedBy, community } = thread
  const args = { name: ping(opener.user, opener.name), number, subject: quoted(thread.subject) }
  const moderator = openedBy === undefined ? undefined : await house.store.of(community).members.get(openedBy)
  if (moderator === undefined) return say('support.first', args)
  return say('opening.first-for', { ...args, moderator: await nameToOpener(house, thread, say, moderator) })
}

/** How long it is kept, what becomes of what its opener deletes, and how they have it erased. */
async function keptSays(house: House, { thread }: Around, say: Say): Promise<Text> {
  const { 'support.keep-months': months, 'support.keep-deletions': deletions } = await house.store
    .of(thread.community)
    .settings.get()
  const kept = say('opening.kept', { months, forget: { kind: 'command', path: 'privacy forget' } })
  return deletions === 'on' ? lines(kept, say('opening.keeps-deletions')) : kept
}
