// A short reference to something that has a long key, to be read out and searched for in the log: the same for the same key.

/** Crockford's alphabet: no letter that is read as another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const length = 6

/** Six characters, of which the key cannot be read. Two keys share them once in a thousand million times. */
export function referenceOf(key: string): string {
  // FNV-1a, then the last step of MurmurHash3, so that keys that differ at their end alone differ everywhere.
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  let reference = ''
  for (let digit = 0; digit < length; digit += 1) reference += alphabet[(hash >>> (5 * digit)) & 31]
  return reference
}
