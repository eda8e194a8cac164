// Reads a space back out of its key in a column.
import { platformNames, type SpaceRef } from '../../domain/place.ts'

/** The space that a stored key names. Throws on a key no version of ours wrote. */
export function readSpaceKey(key: string): SpaceRef {
  const cut = key.indexOf(':')
  const platform = platformNames.find((name) => name === key.slice(0, cut))
  if (platform === undefined) throw new Error('a stored space has no platform of ours')
  return { platform, id: key.slice(cut + 1) }
}
