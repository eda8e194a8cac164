// The two secrets of the door: the token in the printed address, and what the cookie holds. Both are on the shelf, so
// a bookmark and an open page outlive a restart.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Ids, Shelf } from '../../src/ports/system.ts'

export interface Keys {
  /** What the printed address carries. */
  readonly token: string
  /** What the cookie carries, so that the address cannot be read from it. */
  readonly cookie: string
}

/** The keys of this playground: as they were, or new ones on the very first start. */
export async function readKeys(shelf: Shelf, ids: Ids): Promise<Keys> {
  const read = async (name: string): Promise<string> => {
    const known = await shelf.get(`key/${name}`)
    if (typeof known === 'string') return known
    const made = ids.secret()
    await shelf.set(`key/${name}`, made)
    return made
  }
  return { token: await read('token'), cookie: await read('cookie') }
}

const digest = (value: string): Buffer => createHash('sha256').update(value).digest()

/** Compares in a time that tells nothing about either. */
export const sameSecret = (given: string | undefined, kept: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(kept))
