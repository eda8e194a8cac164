// The topics of a community as somebody sees them who opens a thread: those that are for them, and what is said of each.
import type { Caller } from '../../../domain/caller.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import { mayOpenTopic, type Topic } from '../../../domain/topic.ts'
import type { Say } from '../../../locales/say.ts'
import type { Fact } from '../../../view/message.ts'
import { lines, plain, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { usuallySays } from '../answer-time.ts'

/** The topics that somebody may open a thread on. */
export async function topicsFor(house: House, caller: Caller): Promise<readonly Topic[]> {
  const { 'support.topics': topics } = await house.store.of(caller.community).settings.get()
  return topics.filter((one) => mayOpenTopic(one, caller))
}

/** Who answers on a topic, where that is not everyone; undefined where it is. */
export async function teamSays(
  house: House,
  say: Say,
  community: CommunityId,
  team: string | undefined,
): Promise<Text | undefined> {
  const { 'support.teams': teams } = await house.store.of(community).settings.get()
  const found = teams.find((one) => one.id === team)
  return found === undefined ? undefined : say('opening.team', { team: found.name })
}

/** What is said of each topic before one is chosen: those of which there is nothing to say are left out. */
export async function topicFacts(
  house: House,
  say: Say,
  community: CommunityId,
  topics: readonly Topic[],
): Promise<readonly Fact[]> {
  const facts = await Promise.all(
    topics.map(async ({ name, description, team, usually }) => {
      const told = [
        description === undefined ? undefined : plain(description),
        await teamSays(house, say, community, team),
        usually === undefined ? undefined : usuallySays(say, usually),
      ].filter((one) => one !== undefined)
      return told.length === 0 ? [] : [{ label: name, value: lines(...told) }]
    }),
  )
  return facts.flat()
}
