// The channels of a space as they were seen last. They are looked up outside of any transaction; what is written inside one
// finds their names here.
import { z } from 'zod'
import type { CommunityId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { ChannelCandidate, PurposeChannel } from '../../domain/space.ts'
import { channelPlace, type House } from '../house.ts'

/** As long as a form that lists them can be filled in. */
const keptMs = 15 * 60_000

export interface SeenChannels {
  /** Looks them up, and keeps their names for a while. */
  look(community: CommunityId, space: SpaceRef): Promise<readonly ChannelCandidate[]>
  /** The channels that were seen, those that everybody can read first; undefined when none were, or too long ago. */
  known(community: CommunityId, space: SpaceRef): Promise<readonly PurposeChannel[] | undefined>
  /** The name of a channel that was seen; undefined when it was not, or too long ago. */
  nameOf(community: CommunityId, space: SpaceRef, channel: string): Promise<string | undefined>
}

const keyOf = (community: CommunityId, space: SpaceRef): string => `${community}:channels:${spaceKey(space)}`

/** Makes what remembers them. */
export const seenChannels = ({ store, lookUps }: House): SeenChannels => ({
  async look(community, space) {
    const seen = await lookUps(space.platform).channels(space)
    const all = seen.filter(({ forum }) => forum !== true)
    const { threads } = store.of(community)
    const channels: ChannelCandidate[] = []
    // One that stands for a support thread is nobody's to choose.
    for (const one of all)
      if (one.everyoneCanRead || (await threads.at(channelPlace(space, one.id))) === undefined) channels.push(one)
    const readFirst = channels.toSorted((a, b) => Number(b.everyoneCanRead) - Number(a.everyoneCanRead))
    const names = readFirst.map(({ id, name }) => [id, name])
    await store.drafts.set(keyOf(community, space), names, keptMs)
    return channels
  },
  async known(community, space) {
    return (await keptNames(store, community, space))?.map(([channel, name]) => ({ channel, name }))
  },
  async nameOf(community, space, channel) {
    return (await keptNames(store, community, space))?.find(([id]) => id === channel)?.[1]
  },
})

const keptPairs = z.array(z.tuple([z.string(), z.string()])).optional()

const keptNames = async (store: House['store'], community: CommunityId, space: SpaceRef) =>
  keptPairs.parse(await store.drafts.get(keyOf(community, space)))
