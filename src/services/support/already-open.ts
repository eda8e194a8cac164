// One open thread for each person and topic: what is said to whoever would open a second one, also by opening one again.
import type { Member } from '../../domain/member.ts'
import type { SupportThread } from '../../domain/support.ts'
import { actionId } from '../../view/action-id.ts'
import { supportRoute, supportSee } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import type { House } from '../house.ts'
import { type Around, aroundThread, named, wayFrom } from './around.ts'
import type { Asker } from './caller.ts'

/** Another thread that its opener has open on the same topic, if there is one. */
export async function openBeside(house: House, { thread, opener }: Around): Promise<SupportThread | undefined> {
  const { members, threads } = house.store.of(thread.community)
  const open = await threads.openOf(await members.ofSamePerson(opener.id))
  return open.find(({ id, topic }) => id !== thread.id && topic === thread.topic)
}

/** Says to its opener that there is one already, and where. */
export async function alreadyOpen(house: House, { say, caller }: Asker, thread: SupportThread): Promise<Message> {
  const place = wayFrom(say, await aroundThread(house, thread), 'opener', caller.space)
  const { number } = thread
  if (place === undefined) return { text: say('support.already-opening', { number }) }
  return { text: say('support.already-open', { number, place }) }
}

/** The same, with words that were kept, which can be passed on to it. */
export async function alreadyOpenWith(house: House, by: Asker, thread: SupportThread, words: string): Promise<Message> {
  const { text } = await alreadyOpen(house, by, thread)
  const label = by.say.label('support.outside.route-button', { number: thread.number })
  return {
    text: lines(text, by.say('opening.words-kept')),
    controls: [button(actionId(supportRoute, thread.id, words), label)],
  }
}

/** The same to a moderator, of somebody. */
export function theyHaveOneOpen(
  { say }: Pick<Asker, 'say'>,
  member: Pick<Member, 'user' | 'name'>,
  { id, number }: SupportThread,
): Message {
  const see = button(actionId(supportSee, id), say.label('support.open'))
  return { text: say('opening.for-already', { name: named(member), number }), controls: [see] }
}
