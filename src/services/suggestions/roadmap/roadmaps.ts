// Roadmaps where they stand: each is kept true to what is decided, in the language of its space. One that is deleted by hand is
// forgotten.
import type { DueNow } from '../../../delivery/delivery.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import { type ChannelPlace, spaceKey } from '../../../domain/place.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Flow } from '../../flow.ts'
import { type House, knownSpace } from '../../house.ts'
import { sayAmong } from '../../support/teams/alone.ts'
import { doneLatelyMs, roadmapMessage } from './roadmap-message.ts'

/** What a roadmap's message is about: the roadmaps of a space, which the subject names. */
export const roadmapKind = 'roadmap'
/** The kind of what is due: something was done so long ago that it is news no more. */
const doneBefore = 'suggestion.done-before'

/** Has one stand in a channel, in the caller's transaction. */
export const postRoadmap = (house: House, community: CommunityId, place: ChannelPlace): Promise<void> =>
  house.delivery.show(community, { kind: roadmapKind, id: spaceKey(place.space) }, 'roadmap', place)

/** What they say has changed: those that stand in the spaces of the community are brought up to it. */
export async function roadmapsChanged({ store, delivery }: House, community: CommunityId): Promise<void> {
  for (const { ref } of await store.of(community).spaces.all())
    await delivery.touch(community, { kind: roadmapKind, id: spaceKey(ref) })
}

/** A suggestion has another status. What is done leaves them after a while. */
export async function onRoadmaps(
  house: House,
  { community, id, status }: Pick<Suggestion, 'community' | 'id' | 'status'>,
): Promise<void> {
  await roadmapsChanged(house, community)
  if (status === 'done') await house.delivery.later(community, doneBefore, id, house.clock.now() + doneLatelyMs)
}

/** Makes the flow. */
export const roadmapFlow = (house: House): Flow => ({
  followUps: {},
  render: {
    async [roadmapKind]({ community, place }) {
      const { locale } = await knownSpace(house, community, place.space)
      return roadmapMessage(house, community, await sayAmong(house, community, locale))
    },
  },
  posted: {},
  whenDeleted: { [roadmapKind]: 'forgotten' },
  due: { [doneBefore]: ({ community }: DueNow) => roadmapsChanged(house, community) },
})
