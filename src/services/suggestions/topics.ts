// What suggestions can be about: topics that an admin names, none unless they do.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { topicsIn } from '../../domain/settings/suggestion-topics.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Choice } from '../../view/message.ts'
import type { House } from '../house.ts'

/** The topics of a community, in the order in which they are named. */
const suggestionTopics = async (house: House, community: CommunityId): Promise<readonly string[]> =>
  topicsIn((await house.store.of(community).settings.get())['suggestions.topics'])

/** The topic of that name, as it is written; undefined when there is none. */
export async function topicNamed(
  house: House,
  community: CommunityId,
  typed: string | undefined,
): Promise<string | undefined> {
  const wanted = typed?.trim().toLowerCase()
  return (await suggestionTopics(house, community)).find((one) => one.toLowerCase() === wanted)
}

/** The topic that was meant, as it is written. Rejects with a UserError when there is none of that name. */
export async function topicOf(
  house: House,
  caller: Caller,
  say: Say,
  typed: string | undefined,
): Promise<string | undefined> {
  if (typed === undefined) return undefined
  const found = await topicNamed(house, caller.community, typed)
  if (found !== undefined) return found
  const topics = await suggestionTopics(house, caller.community)
  const problem =
    topics.length === 0 ? say('suggest.no-topics') : say('suggest.unknown-topic', { known: topics.join(', ') })
  throw new UserError(problem, 'topic')
}

/** The topics as choices, those that have what is typed. */
export async function topicChoices(house: House, { community }: Caller, typed = ''): Promise<readonly Choice[]> {
  const wanted = typed.trim().toLowerCase()
  const topics = await suggestionTopics(house, community)
  return topics.filter((one) => one.toLowerCase().includes(wanted)).map((one) => ({ value: one, label: one }))
}
