// The host of a space: the admin who hears for the staff while there is no moderators' channel. Whoever is no admin any
// more, or takes no direct messages, is not the host; the next admin who calls becomes it.

import type { Ended } from '../delivery/delivery.ts'
import type { Owner } from '../delivery/owner.ts'
import { platformNames, type SpaceRef } from '../domain/place.ts'
import type { Space } from '../domain/space.ts'
import type { Say } from '../locales/say.ts'
import type { Message } from '../view/message.ts'
import { type House, knownSpace, staffPlace } from './house.ts'
import { sayAmong } from './support/teams/alone.ts'

interface Account {
  readonly user: string
  readonly name: string
}

/** The name of the follow-up of whatever the staff of a space are told. */
export const staffToldName = 'host.told'

/** The space that the arguments of a follow-up name. Throws when they name none: a bug of whoever wrote them. */
export function spaceIn(args: Readonly<Record<string, string>>): SpaceRef {
  const platform = platformNames.find((name) => name === args.platform)
  if (platform === undefined || args.space === undefined) throw new Error('a follow-up names no space')
  return { platform, id: args.space }
}

/** A space as the arguments of a follow-up. */
export const spaceArgs = ({ platform, id }: SpaceRef): { readonly platform: string; readonly space: string } => ({
  platform,
  space: id,
})

/**
 * Asks the platform whether the host is an admin still; `newcomer` is who it should be in a space that is new. A look-up,
 * outside of any transaction; rejects with a PlatformError when it cannot be read.
 */
export async function checkHost(house: House, space: Space, newcomer: Account | undefined): Promise<void> {
  const { host, confirmedAt, toldAt } = space
  if (host !== undefined && (await isAdmin(house, space, host.user))) return
  const wanted = confirmedAt === undefined && toldAt === undefined ? newcomer : undefined
  const next = wanted !== undefined && (await isAdmin(house, space, wanted.user)) ? wanted : undefined
  if (host === undefined && next === undefined) return
  await house.store.transaction(space.community, async () => {
    const { members, spaces } = house.store.of(space.community)
    if (host !== undefined) await forgetHost(house, space, host.user)
    if (next === undefined) return
    const member = await members.byUser({ space: space.ref, user: next.user })
    if (member?.unreachableAt === undefined) await spaces.setHost(space.ref, { user: next.user, name: next.name })
  })
}

const isAdmin = async (house: House, space: Space, user: string): Promise<boolean> =>
  (await house.lookUps(space.ref.platform).facts(space.ref, user))?.admin === true

/** Forgets the host, if it is this account. Before the setup is confirmed, another admin is then told what was found. */
export async function forgetHost(house: House, { community, ref }: Space, user: string): Promise<void> {
  const { spaces } = house.store.of(community)
  const space = await spaces.get(ref)
  if (space === undefined || space.host?.user !== user) return
  await spaces.setHost(ref, undefined)
  if (space.confirmedAt === undefined) await spaces.told(ref, undefined)
}

/** A direct message did not reach this account: it is not the host any more, and is not written to for the staff again. */
export async function hostUnreachable(house: House, space: Space, user: string): Promise<void> {
  const { members } = house.store.of(space.community)
  const member = await members.byUser({ space: space.ref, user })
  if (member !== undefined) await members.unreachable(member.id, house.clock.now())
  await forgetHost(house, space, user)
}

/** Tells the staff who look after a space something, in the language where they read. False when they are nowhere. */
export async function tellStaff(house: House, space: Space, message: (say: Say) => Message): Promise<boolean> {
  const place = await staffPlace(house, space)
  if (place === undefined) return false
  const args = { ...spaceArgs(place.space), ...(place.kind === 'direct' ? { user: place.user } : {}) }
  const { locale } = await knownSpace(house, space.community, place.space)
  const say = await sayAmong(house, space.community, locale)
  await house.delivery.send(
    space.community,
    { kind: 'post', place, message: message(say) },
    { followUp: { name: staffToldName, args } },
  )
  return true
}

/** The follow-up: what the staff were to be told has arrived, or waits in the list; a host who can't be reached is it no longer. */
export async function staffWereTold(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done') return 'owned'
  const space = await house.store.of(community).spaces.get(spaceIn(args))
  if (space !== undefined && args.user !== undefined) await hostUnreachable(house, space, args.user)
  return 'unowned'
}
