// The channels of a space as they were seen last. They are looked up outside of any transaction; what is written inside one
// finds their names here.
import type { CommunityId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { ChannelCandidate } from '../../domain/space.ts'
import type { House } from '../house.ts'

/** As long as a form that lists them can be filled in. */
const keptMs = 15 * 60_000

export interface SeenChannels {
  /** Looks them up, and keeps their names for a while. */
  look(community: CommunityId, space: SpaceRef): Promise<readonly ChannelCandidate[]>
  /** The name of a channel that was seen; undefined when it was not, or too long ago. */
  nameOf(community: CommunityId, space: SpaceRef, channel: string): Promise<string | undefined>
}

const keyOf = (community: CommunityId, space: SpaceRef): string => `${community}:channels:${spaceKey(space)}`

/** Makes what remembers them. */
export const seenChannels = ({ store, lookUps }: House): SeenChannels => ({
  async look(community, space) {
    const channels = await lookUps(space.platform).channels(space)
    const names = channels.map(({ id, name }) => [id, name])
    await store.drafts.set(keyOf(community, space), names, keptMs)
    return channels
  },
  async nameOf(community, space, channel) {
    const kept: unknown = await store.drafts.get(keyOf(community, space))
    const found: unknown = Array.isArray(kept) ? kept.find((pair: unknown) => firstOf(pair) === channel) : undefined
    return Array.isArray(found) ? String(found[1]) : undefined
  },
})

const firstOf = (pair: unknown): unknown => (Array.isArray(pair) ? pair[0] : undefined)
