// The open threads of a team that was removed are everyone's: some are given over at a time, since there may be very many.
import { z } from 'zod'
import { type CommunityId, memberId } from '../../../domain/ids.ts'
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'
import { aroundThread } from '../around.ts'
import { moveToTeam } from './move.ts'

/** The kind of what is due; its subject is what is known of the team that was. */
const leaveDue = 'support.team-left'
const atOnce = 3

const leaving = z.object({
  team: z.string(),
  by: z.string().transform(memberId),
  /** Where it read of its threads, if in a channel of its own. */
  channel: z.object({ space: z.string(), channel: z.string(), name: z.string() }).exactOptional(),
})
type Leaving = z.infer<typeof leaving>

/** Begins in the caller's transaction; what is left is done soon. The team is not in the settings any more. */
export async function leaveTeam(house: House, community: CommunityId, left: Leaving): Promise<void> {
  const threads = await house.store.of(community).threads.openOfTeam(left.team, atOnce)
  for (const thread of threads)
    await moveToTeam(house, await aroundThread(house, thread), undefined, { by: left.by, from: left.channel })
  if (threads.length === atOnce)
    await house.delivery.later(community, leaveDue, JSON.stringify(left), house.clock.now())
}

/** What delivery calls to go on. */
export const leavesOn = (house: House): Flow['due'] => ({
  [leaveDue]: ({ community, subject }) => leaveTeam(house, community, leaving.parse(JSON.parse(subject))),
})
