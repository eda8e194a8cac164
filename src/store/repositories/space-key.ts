// Reads a space back out of its key in a column.
import { type SpaceRef, spaceOfKey } from '../../domain/place.ts'

/** The space that a stored key names. Throws on a key no version of ours wrote. */
export function readSpaceKey(key: string): SpaceRef {
  const space = spaceOfKey(key)
  if (space === undefined) throw new Error('a stored space has no platform of ours')
  return space
}
