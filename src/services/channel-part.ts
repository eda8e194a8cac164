// A channel of a space as a part of a sentence.
import type { PurposeChannel, Space } from '../domain/space.ts'
import type { Part } from '../view/text.ts'
import { channelPlace } from './house.ts'

/** A channel as a part that can be gone to. */
export const channelPart = (space: Pick<Space, 'ref'>, { channel, name }: PurposeChannel): Part => ({
  kind: 'place',
  place: channelPlace(space.ref, channel),
  name,
})
