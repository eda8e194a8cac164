// The team's end of a thread that is carried: in the thread under its notice, on whatever platform that stands. Of a private
// thread the same place is known, so that what the team says there among itself is told from all else.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { threadId } from '../../domain/ids.ts'
import { inPlaceOfThread, isInPlaceOfThread, type MessageRef, placeKey, type ThreadPlace } from '../../domain/place.ts'
import { isCarried, isOutside } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { tellStaff } from '../hosts.ts'
import { type House, knownSpace } from '../house.ts'
import { type Around, around, named, sayToStaff } from './around.ts'
import type { Carrier } from './carrier.ts'
import { beginUnder, isBegunFirst, teamThreadName, threadUnder } from './team-room.ts'

export interface TeamEnd {
  /** The notice stands: the team's thread is under it, begun first where a thread has to be begun. */
  noticeStands(about: Around, notice: MessageRef): Promise<void>
  /** The follow-up: that thread is begun, or both sides hear that it is not. */
  begun(ended: Ended): Promise<Owner>
}

/** Makes it. */
export function teamEnd(house: House, carrier: Carrier): TeamEnd {
  async function standsAt(about: Around, teamPlace: ThreadPlace): Promise<void> {
    const { thread, opener } = about
    const team = await knownSpace(house, thread.community, teamPlace.space)
    await house.store.of(thread.community).threads.change(thread.id, { teamPlace })
    const say = sayToStaff(about, team)
    const { number } = thread
    const outside = isInPlaceOfThread(teamPlace) ? 'contact.direct-first' : 'contact.team-first'
    const text = isOutside(thread)
      ? say(outside, { number })
      : say('support.team-first', { number, name: named(opener) })
    await house.delivery.send(thread.community, { kind: 'post', place: teamPlace, message: { text } })
    await carrier.bringHeld({ ...about, team, thread: { ...thread, teamPlace } }, 'team')
  }

  /** What is written under the notice of a private thread is the team's own, whoever begins the thread there. */
  async function roomKnown({ thread }: Around, notice: MessageRef): Promise<void> {
    if (notice.place.kind === 'direct' && isBegunFirst(house, notice.place)) return
    await house.store.of(thread.community).threads.change(thread.id, { teamPlace: threadUnder(notice) })
  }

  /** The channel of the notice takes what was to go into the thread under it. */
  async function notBegun(about: Around, beside: ThreadPlace): Promise<Owner> {
    const { thread, opener, space } = about
    const { id, community, number } = thread
    if (thread.teamPlace !== undefined) return 'unowned'
    const text = (say: Say) =>
      isOutside(thread)
        ? say('contact.no-team-thread', { number })
        : say('support.no-team-thread', { number, name: named(opener) })
    await tellStaff(house, space, (say) => ({ text: text(say) }))
    await house.store.of(community).threads.change(id, { teamPlace: beside })
    const now = await around(house, community, id)
    if (now !== undefined) await carrier.bringHeld(now, 'team')
    // The team may have it begun after all, once that is allowed.
    return 'unowned'
  }

  return {
    async noticeStands(about, notice) {
      const { thread } = about
      const under = threadUnder(notice)
      if (!isCarried(thread)) return roomKnown(about, notice)
      if (!isBegunFirst(house, under)) return standsAt(about, under)
      // Nobody else waits at the other end: there is no need for a thread where there can be none.
      if (isOutside(thread) && notice.place.kind === 'direct')
        return standsAt(about, inPlaceOfThread(under.space, under.channel))
      await beginUnder(house, about, under, teamThreadName)
    },
    async begun({ community, args, effect, outcome }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about === undefined || effect.kind !== 'startThread') return 'unowned'
      if (outcome.kind === 'done') {
        // It may have been begun more than once, by what was to be said there meanwhile.
        const { teamPlace } = about.thread
        if (teamPlace !== undefined && placeKey(teamPlace) === placeKey(effect.thread)) return 'owned'
        await standsAt(about, effect.thread)
        return 'owned'
      }
      return notBegun(about, inPlaceOfThread(effect.thread.space, effect.thread.channel))
    },
  }
}
