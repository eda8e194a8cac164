// `/thread open`: a moderator opens a thread for a member.
import type { Caller } from '../../domain/caller.ts'
import { type Topic, topicKey } from '../../domain/topic.ts'
import { UserError } from '../../ports/errors.ts'
import type { Choice, Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Asker } from './caller.ts'
import { memberNamed, type NamedPeople } from './named-member.ts'
import type { Opens } from './opens.ts'

export interface OpenFor {
  /** Opens it; `topic` is what somebody typed for the name of one. */
  openFor(by: Asker, who: NamedPeople, subject: string, topic: string | undefined): Promise<Message>
  /** Completions of a topic. */
  topicChoices(caller: Caller, typed: string): Promise<readonly Choice[]>
}

const topicsIn = async (house: House, { community }: Pick<Caller, 'community'>): Promise<readonly Topic[]> =>
  (await house.store.of(community).settings.get())['support.topics']

/** The topic that somebody typed for the name of one. Throws a UserError when there is none. */
export async function topicTyped(
  house: House,
  { caller, say }: Pick<Asker, 'caller' | 'say'>,
  typed: string | undefined,
): Promise<Topic | undefined> {
  if (typed === undefined) return undefined
  const topics = await topicsIn(house, caller)
  const found = topics.find(({ name }) => topicKey(name) === topicKey(typed))
  if (found !== undefined) return found
  const known = topics.map(({ name }) => topicKey(name)).join(', ')
  throw new UserError(say('topic.unknown', { typed, known, count: topics.length }))
}

/** Makes the service. */
export function openForMembers(house: House, opens: Pick<Opens, 'openFor'>): OpenFor {
  return {
    async openFor(by, who, subject, typed) {
      const topic = await topicTyped(house, by, typed)
      return opens.openFor(by, await memberNamed(house, by, who), subject, undefined, topic)
    },
    async topicChoices(caller, typed) {
      const topics = await topicsIn(house, caller)
      return topics
        .filter(({ name }) => topicKey(name).includes(topicKey(typed)))
        .map(({ name }) => ({ value: topicKey(name), label: name }))
    },
  }
}
