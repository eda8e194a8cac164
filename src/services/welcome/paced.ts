// Direct greetings of many, one after the other: platforms take many direct messages at once for spam, and have bots banned
// for it. Who waits is kept, so that a stop loses nobody and greets nobody twice.
import type { DueNow } from '../../delivery/delivery.ts'
import type { PlatformName } from '../../domain/place.ts'
import type { House } from '../house.ts'
import { greetDirectly } from './greet.ts'
import { putOff, spaceAt } from './of-space.ts'
import { pacedDue } from './waits.ts'

/** One newcomer of a platform is greeted in this time. Milliseconds. */
const paceMs = 1_500

/** Makes what is done when it is somebody's turn. The pace is kept over all spaces of a platform. */
export function pacedTurns(house: House): (due: DueNow) => Promise<void> {
  const freeAt = new Map<PlatformName, number>()
  return async (due) => {
    const { community, subject } = due
    const space = await spaceAt(house, community, subject)
    if (space === undefined || (await putOff(house, space, pacedDue, due))) return
    const { arrivals, members, rushes } = house.store.of(community)
    if ((await rushes.pause(space.ref)) !== undefined) return
    const [next] = await arrivals.waiting(space.ref, 'paced', 1)
    if (next === undefined) return
    const { platform } = space.ref
    const now = house.clock.now()
    const free = freeAt.get(platform) ?? now
    if (now < free) return house.delivery.later(community, pacedDue, subject, free)
    const arrival = await arrivals.get(next)
    const member = await members.get(next)
    if (arrival === undefined || member === undefined) throw new Error('somebody waits who is not there')
    freeAt.set(platform, now + paceMs)
    await greetDirectly(house, space, member, arrival.late, 'yes')
    await house.delivery.later(community, pacedDue, subject, now + paceMs)
  }
}
