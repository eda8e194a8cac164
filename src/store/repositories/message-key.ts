// How a message is named in a column, by where it stands on its platform.
import { type MessageRef, spaceKey } from '../../domain/place.ts'
import { readSpaceKey } from './space-key.ts'

/** The same for the same message, wherever it is named. */
export const messageKey = ({ place, channel, id }: MessageRef): string => `${spaceKey(place.space)}/${channel}/${id}`

const named = /^(.*)\/([^/]*)\/([^/]*)$/

/** The message that a key names, by the channel that it stands in. Throws on a key that no version of ours wrote. */
export function messageNamed(key: string): MessageRef {
  const [, space, channel, id] = named.exec(key) ?? []
  if (space === undefined || channel === undefined || id === undefined) throw new Error('a stored message has no name')
  return { place: { kind: 'channel', space: readSpaceKey(space), channel }, channel, id }
}
