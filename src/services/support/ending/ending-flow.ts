// What is due at the end of threads, what follows what their openers are told, and who leaves with a thread open.
import type { DueNow } from '../../../delivery/delivery.ts'
import { threadId } from '../../../domain/ids.ts'
import { hasRoom, type SupportThread } from '../../../domain/support.ts'
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'
import { subjectOfThread } from '../around.ts'
import { touchPromise } from '../promises/reminders.ts'
import type { SupportDesks } from '../support.ts'
import { claims } from './claims.ts'
import { wokenName } from './ends.ts'
import { lostPlaces, roomAgainName, teamDue, triedDue } from './lost-places.ts'
import { roomDue } from './lost-room.ts'
import { saidToOpenerName } from './opener-end.ts'
import { waiting } from './waiting.ts'
import { askDue, claimDue, closeDue, endsLate, nudgeDue, roomEndDue, waitOverDue } from './waits.ts'

/** Makes the flow. It comes after the one that makes leaves known. */
export function endingFlow(house: House, desks: SupportDesks): Flow {
  const { turns } = desks
  const waits = waiting(house, turns)
  const lost = lostPlaces(house, desks)
  const { over, releaseAll } = claims(house, turns)
  /** Whoever leaves a server is taken out of its private threads. */
  async function letBackIn(thread: SupportThread, user: string): Promise<void> {
    if (!hasRoom(thread) || thread.place === undefined) return
    const followUp = { name: wokenName, args: { thread: thread.id } }
    const effect = { kind: 'addToThread', thread: thread.place, user } as const
    await house.delivery.send(thread.community, effect, { followUp })
  }

  /** Nobody came back: its channel is archived, where it stays readable to whoever was in it. */
  async function archive({ community, subject }: DueNow): Promise<void> {
    const thread = await house.store.of(community).threads.get(threadId(subject))
    if (thread?.place === undefined || thread.state !== 'closed' || !endsLate(thread)) return
    await house.delivery.send(community, { kind: 'closeThread', thread: thread.place })
  }

  return {
    async handle(event, space) {
      if (event.kind !== 'member-left' && event.kind !== 'member-joined') return
      const { community, ref } = space
      const user = event.kind === 'member-left' ? event.user : event.member.user
      const { members, threads, promises } = house.store.of(community)
      const member = await members.byUser({ space: ref, user })
      if (member === undefined) return
      // The notice says who has left, and who is back.
      for (const thread of await threads.openBy(member.id)) {
        await house.delivery.touch(community, subjectOfThread(thread))
        if (event.kind === 'member-joined') await letBackIn(thread, user)
      }
      for (const promise of await promises.openTo(member.id)) await touchPromise(house, community, promise)
      if (event.kind === 'member-left') await releaseAll(community, [member.id], 'left')
    },
    followUps: {
      [saidToOpenerName]: lost.saidToOpener,
      [roomAgainName]: lost.roomAgain,
      // Where it is awake already, nothing is lost by a refusal; the next words show it.
      [wokenName]: async (ended) => (await lost.inRoom(ended)) ?? 'unowned',
    },
    failed: { [roomAgainName]: lost.roomGivenUp },
    render: {},
    posted: {},
    due: {
      [askDue]: waits.ask,
      [nudgeDue]: waits.nudge,
      [waitOverDue]: waits.over,
      [closeDue]: waits.close,
      [claimDue]: over,
      [roomDue]: lost.roomIsDue,
      [teamDue]: lost.teamIsDue,
      [roomEndDue]: archive,
      // That it was tried is forgotten.
      [triedDue]: async () => undefined,
    },
  }
}
