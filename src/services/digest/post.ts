// Posts a digest where the staff of a space read it, and to the host when the channel would not take it.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import type { Period } from '../../domain/digest.ts'
import type { Place } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Room } from '../../ports/disk.ts'
import { hostUnreachable, spaceArgs, spaceIn } from '../hosts.ts'
import { directPlace, type House, knownSpace, sayInSpace } from '../house.ts'
import { digestFacts } from './facts.ts'
import { type Remark, renderDigest } from './render.ts'

/** The follow-up of a posted digest. */
export const digestPosted = 'digest.posted'

/** One that comes out this much after its time is late. Milliseconds. */
export const lateMs = 15 * 60_000

export interface PostOptions {
  readonly remarks?: readonly Remark[]
  /** Its schedule brought it out, at the end of the period. */
  readonly scheduled?: boolean
}

/** Whoever runs Hearth reads its log; whoever reads the digest may know who that is. */
const roomRemarks: Readonly<Record<Room, readonly Remark[]>> = {
  plenty: [],
  low: ['digest.disk-low'],
  full: ['digest.disk-full'],
}

/** Sends the digest of a period to a place of the space. */
export async function postDigest(
  house: House,
  space: Space,
  place: Place,
  period: Period,
  { remarks = [], scheduled = false }: PostOptions = {},
): Promise<void> {
  const { community, ref } = space
  const facts = await digestFacts(house, community, period)
  const message = renderDigest(facts, sayInSpace(space), [...remarks, ...roomRemarks[house.room()]])
  const { from, to, beforeFrom, zone } = period
  const args = {
    ...spaceArgs(ref),
    from: `${from}`,
    to: `${to}`,
    beforeFrom: `${beforeFrom}`,
    zone,
    ...(scheduled ? { scheduled: 'yes' } : {}),
  }
  const host = place.kind === 'direct' ? { host: place.user } : {}
  const followUp = { name: digestPosted, args: { ...args, ...host } }
  await house.delivery.send(community, { kind: 'post', place, message }, { followUp })
}

/** The channel took it, or the host gets it with a word on why. One who can't be reached is the host no longer. */
export async function digestWasPosted(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  const scheduled = args.scheduled !== undefined
  if (outcome.kind === 'done') {
    const behind = house.clock.now() - Number(args.to)
    if (scheduled) house.metrics.digestPosted(behind >= lateMs ? 'late' : 'on time')
    return 'owned'
  }
  const space = await knownSpace(house, community, spaceIn(args))
  if (args.host !== undefined) {
    await hostUnreachable(house, space, args.host)
    return 'unowned'
  }
  if (space.host === undefined) return 'unowned'
  const place = directPlace({ space: space.ref, user: space.host.user })
  const period: Period = {
    from: Number(args.from),
    to: Number(args.to),
    beforeFrom: Number(args.beforeFrom),
    zone: args.zone ?? 'UTC',
  }
  await postDigest(house, space, place, period, { remarks: ['digest.not-posted'], scheduled })
  return 'owned'
}
