// The places of the playground as they go over the wire to the page and back, and onto the shelf.
import { z } from 'zod'
import type { ChannelPlace, MessageRef, Place, SpaceRef, ThreadPlace } from '../../src/domain/place.ts'
import { home, spaceId } from './spaces.ts'

export const channelPlace = (space: SpaceRef, channel: string): ChannelPlace => ({ kind: 'channel', space, channel })
export const threadPlace = (space: SpaceRef, channel: string, thread: string): ThreadPlace => ({
  kind: 'thread',
  space,
  channel,
  thread,
})

const id = z.string().min(1).max(60)
// Whoever names no space means the one that is always there.
const space = z.object({ platform: z.literal(home.platform), id: spaceId }).default(home)

/** A place as the page and the shelf name it. */
export const wirePlace: z.ZodType<Place> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), space, channel: id }),
  z.object({ kind: z.literal('thread'), space, channel: id, thread: id }),
  z.object({ kind: z.literal('direct'), space, user: id }),
])

/** What the wire's channel of direct messages begins with. */
export const directChannel = 'direct-'

/** A message of the playground as Hearth names it. */
export function refOf(place: Place, message: string): MessageRef {
  switch (place.kind) {
    case 'channel':
      return { place, channel: place.channel, id: message }
    case 'thread':
      return { place, channel: place.thread, id: message }
    case 'direct':
      return { place, channel: `${directChannel}${place.user}`, id: message }
    default:
      return place satisfies never
  }
}
