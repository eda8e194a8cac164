// The team's end of a thread that is carried: in the thread under its notice, on whatever platform that stands.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { threadId } from '../../domain/ids.ts'
import type { MessageRef, ThreadPlace } from '../../domain/place.ts'
import { isCarried } from '../../domain/support.ts'
import { tellStaff } from '../hosts.ts'
import { type House, knownSpace, sayInSpace } from '../house.ts'
import { type Around, around, named, sayToOpener, sayToStaff } from './around.ts'
import type { Carrier } from './carrier.ts'

/** The name of the follow-up. */
export const teamThreadName = 'support.team-thread'

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
    const text = sayToStaff(about, team)('support.team-first', { number: thread.number, name: named(opener) })
    await house.delivery.send(thread.community, { kind: 'post', place: teamPlace, message: { text } })
    await carrier.bringHeld({ ...about, team, thread: { ...thread, teamPlace } }, 'team')
  }

  /** What the opener wrote is held; they hear that nobody reads it yet. */
  async function notBegun(about: Around): Promise<void> {
    const { thread, space, opener } = about
    const { community, number, place } = thread
    await tellStaff(house, space, (say) => ({ text: say('support.no-team-thread', { number, name: named(opener) }) }))
    const message = { text: sayToOpener(about)('support.not-passed-on') }
    if (place !== undefined) await house.delivery.send(community, { kind: 'post', place, message })
  }

  return {
    async noticeStands(about, { channel, id, place }) {
      const { thread } = about
      if (!isCarried(thread)) return
      const { space } = place
      const under = { kind: 'thread', space, channel, thread: id } as const
      if (house.lookUps(space.platform).supportShape(space) === 'relayed') return standsAt(about, under)
      const team = await knownSpace(house, thread.community, space)
      const { number, subject } = thread
      const title = sayInSpace(team).label('support.thread-title', { number, subject })
      const followUp = { name: teamThreadName, args: { thread: thread.id } }
      await house.delivery.send(thread.community, { kind: 'startThread', thread: under, title }, { followUp })
    },
    async begun({ community, args, effect, outcome }) {
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about === undefined || effect.kind !== 'startThread') return 'unowned'
      if (outcome.kind === 'done') {
        await standsAt(about, effect.thread)
        return 'owned'
      }
      await notBegun(about)
      return 'unowned'
    },
  }
}
