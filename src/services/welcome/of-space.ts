// What is due in a space: its row is named by the space's key, and set once, however many wait for it.
import type { DueNow } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { spaceKey, spaceOfKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { House } from '../house.ts'

/** The space of a community that a key names; undefined when the community has none such. */
export async function spaceAt(house: House, community: CommunityId, key: string): Promise<Space | undefined> {
  const ref = spaceOfKey(key)
  return ref === undefined ? undefined : house.store.of(community).spaces.get(ref)
}

/** Has something done in a space at a moment, unless it is to be done already. */
export async function onceInSpace(house: House, { community, ref }: Space, kind: string, at: number): Promise<void> {
  const subject = spaceKey(ref)
  if ((await house.delivery.dueAt(community, kind, subject)) === undefined)
    await house.delivery.later(community, kind, subject, at)
}

/** So long is waited for a catch-up, once. Milliseconds. */
const catchUpMs = 5 * 60_000
/** What is done this much after its time was due while Hearth was away. */
const lateMs = 60_000

/**
 * Puts off what was due while Hearth was away until it is known who has left, or passed the rules, meanwhile. Whether it did.
 */
export async function putOff(house: House, space: Space, kind: string, { subject, at }: DueNow): Promise<boolean> {
  // Nothing is missed in the playground.
  const isBehind = space.awaySince !== undefined && space.ref.platform !== 'playground'
  const now = house.clock.now()
  if (!isBehind || now - at < lateMs) return false
  await house.delivery.later(space.community, kind, subject, now + catchUpMs)
  return true
}
