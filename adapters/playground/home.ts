// The playground's one space, and the places in it as they go over the wire to the page and back.
import { z } from 'zod'
import type { ChannelPlace, DirectPlace, MessageRef, Place, SpaceRef, ThreadPlace } from '../../src/domain/place.ts'

/** The playground is one space, always the same. */
export const home: SpaceRef = { platform: 'playground', id: 'home' }

/** The role that the playground's moderators have. */
export const moderatorsRole = 'moderators'

export const channelPlace = (channel: string): ChannelPlace => ({ kind: 'channel', space: home, channel })
export const threadPlace = (channel: string, thread: string): ThreadPlace => ({
  kind: 'thread',
  space: home,
  channel,
  thread,
})
const directPlace = (user: string): DirectPlace => ({ kind: 'direct', space: home, user })

const id = z.string().min(1).max(60)

/** A place without its space, which can only be one. */
export const wirePlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), channel: id }),
  z.object({ kind: z.literal('thread'), channel: id, thread: id }),
  z.object({ kind: z.literal('direct'), user: id }),
])
export type WirePlace = z.infer<typeof wirePlace>

/** The place that a wire place names. */
export function placeOf(place: WirePlace): Place {
  switch (place.kind) {
    case 'channel':
      return channelPlace(place.channel)
    case 'thread':
      return threadPlace(place.channel, place.thread)
    case 'direct':
      return directPlace(place.user)
    default:
      return place satisfies never
  }
}

/** A message of the playground as Hearth names it. */
export function refOf(place: Place, message: string): MessageRef {
  switch (place.kind) {
    case 'channel':
      return { place, channel: place.channel, id: message }
    case 'thread':
      return { place, channel: place.thread, id: message }
    case 'direct':
      return { place, channel: `direct-${place.user}`, id: message }
    default:
      return place satisfies never
  }
}
