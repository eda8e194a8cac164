// What every service stands on, and the few things all of them do.

import type { Delivery } from '../delivery/delivery.ts'
import type { Activity } from '../domain/activity.ts'
import type { CommunityId, MemberId } from '../domain/ids.ts'
import { type ActivationWay, activating, isNewcomer } from '../domain/newcomer.ts'
import {
  type ChannelPlace,
  type DirectPlace,
  type Place,
  type PlatformName,
  type SpaceRef,
  spaceKey,
  type UserRef,
} from '../domain/place.ts'
import type { Purpose, Space } from '../domain/space.ts'
import { type Say, sayIn } from '../locales/say.ts'
import type { Room } from '../ports/disk.ts'
import type { KeptFiles } from '../ports/file-shelf.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Platform } from '../ports/platform.ts'
import type { Clock, Ids, Logger } from '../ports/system.ts'
import type { Store } from '../store/store.ts'

/** What services may ask of a platform: look-ups, outside of any transaction. */
export type LookUps = Pick<Platform, 'facts' | 'channels' | 'people' | 'written' | 'supportShape' | 'excess' | 'bytes'>

export interface House {
  readonly store: Store
  readonly delivery: Delivery
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'digestPosted'>
  /** How much room there is for what is kept. */
  readonly room: () => Room
  readonly files: KeptFiles
  /** Rejects with a PlatformError when that platform is not connected. */
  lookUps(platform: PlatformName): LookUps
}

export const channelPlace = (space: SpaceRef, channel: string): ChannelPlace => ({ kind: 'channel', space, channel })
export const directPlace = (user: UserRef): DirectPlace => ({ kind: 'direct', space: user.space, user: user.user })

/** Keeps that something happened, in the caller's transaction; and, where that shows it, that a newcomer takes part. */
export async function happened(
  house: House,
  community: CommunityId,
  { kind, space, member, subject }: Omit<Activity, 'at'>,
): Promise<void> {
  const at = house.clock.now()
  await house.store.of(community).records.happened(house.ids.next(), { kind, space, member, subject, at })
  const how = activating[kind]
  if (how !== undefined && member !== undefined) await tookPart(house, community, member, how)
}

/** Keeps the first time that a newcomer takes part, in the caller's transaction; of anybody else nothing. */
export async function tookPart(
  { store, clock }: House,
  community: CommunityId,
  member: MemberId,
  how: ActivationWay,
): Promise<void> {
  const { members, newcomers } = store.of(community)
  const known = await members.get(member)
  if (known !== undefined && isNewcomer(known)) await newcomers.activated(member, how, clock.now())
}

/** Keeps what a moderator or admin did, in the caller's transaction. */
export const acted = (
  house: House,
  community: CommunityId,
  member: MemberId,
  act: string,
  subject: string,
  detail?: string,
): Promise<void> =>
  house.store.of(community).records.acted({
    id: house.ids.next(),
    member,
    act,
    subject,
    at: house.clock.now(),
    ...(detail === undefined ? {} : { detail }),
  })

/** The channel of a purpose in a space; undefined when there is none. */
export async function purposePlace(house: House, space: Space, purpose: Purpose): Promise<ChannelPlace | undefined> {
  const channel = (await house.store.of(space.community).spaces.channels(space.ref))[purpose]
  return channel === undefined ? undefined : channelPlace(space.ref, channel.channel)
}

/**
 * Where the staff who look after a space are told things: its moderators' channel; else that of another space of the
 * community; else its host privately; else nowhere yet.
 */
export async function staffPlace(house: House, space: Space): Promise<Place | undefined> {
  const own = await purposePlace(house, space, 'moderators')
  if (own !== undefined) return own
  for (const other of await otherSpaces(house, space)) {
    const channel = await purposePlace(house, other, 'moderators')
    if (channel !== undefined) return channel
  }
  return space.host === undefined ? undefined : directPlace({ space: space.ref, user: space.host.user })
}

/** The other spaces of its community in which an admin has confirmed the setup. */
async function otherSpaces({ store }: House, { community, ref }: Space): Promise<readonly Space[]> {
  const all = await store.of(community).spaces.all()
  return all.filter((one) => one.confirmedAt !== undefined && spaceKey(one.ref) !== spaceKey(ref))
}

/** The sentences in the language of a space, for what everybody there reads. */
export const sayInSpace = (space: Pick<Space, 'locale'>): Say => sayIn(space.locale)

/** A space that is known to be there. Throws when it is not: a bug of the caller. */
export async function knownSpace(house: House, community: CommunityId, ref: SpaceRef): Promise<Space> {
  const space = await house.store.of(community).spaces.get(ref)
  if (space === undefined) throw new Error('a space is not known')
  return space
}
