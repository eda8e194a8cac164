// Where a new thread goes on the platforms: its opener's end, and the notice for the team.
import type { CommunityId } from '../../domain/ids.ts'
import type { ChannelPlace, UserRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { SupportThread } from '../../domain/support.ts'
import { UserError } from '../../ports/errors.ts'
import { directPlace, type House, purposePlace, sayInSpace, staffPlace } from '../house.ts'
import { subjectOfThread } from './around.ts'
import type { Asker } from './caller.ts'
import { teamPlaceOf } from './teams/team-place.ts'

/** The name of the follow-up of a private thread. */
export const openedName = 'support.opened'

/** Where a private thread goes; undefined where threads are relayed. Throws a UserError while there is no channel for it. */
export async function whereItGoes(house: House, { say }: Asker, space: Space): Promise<ChannelPlace | undefined> {
  const command = { kind: 'command', path: 'setup channel' } as const
  if ((await staffPlace(house, space)) === undefined) throw new UserError(say('support.no-team', { command }))
  if (house.lookUps(space.ref.platform).supportShape(space.ref) === 'relayed') return undefined
  const parent = await purposePlace(house, space, 'support')
  if (parent === undefined) throw new UserError(say('support.no-channel', { command }))
  return parent
}

/** Has the thread opened for its opener, and tells the team. */
export async function showThread(
  house: House,
  opener: UserRef,
  space: Space,
  thread: Pick<SupportThread, 'id' | 'number' | 'subject'> & { readonly community: CommunityId },
  parent: ChannelPlace | undefined,
): Promise<void> {
  const { delivery } = house
  const { community, number, subject } = thread
  const about = subjectOfThread(thread)
  if (parent === undefined) await delivery.show(community, about, 'opening', directPlace(opener))
  else {
    const title = sayInSpace(space).label('support.thread-title', { number, subject })
    const effect = { kind: 'openThread', parent, title, users: [opener.user] } as const
    await delivery.send(community, effect, { followUp: { name: openedName, args: { thread: thread.id } } })
  }
  const known = await house.store.of(community).threads.get(thread.id)
  const place = await teamPlaceOf(house, space, known?.team)
  if (place !== undefined) await delivery.show(community, about, 'notice', place)
}
