// Where a new thread goes on the platforms: its opener's end, and the notice for the team.
import type { CommunityId } from '../../domain/ids.ts'
import type { ChannelPlace, UserRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { SupportShape, SupportThread } from '../../domain/support.ts'
import type { Effect } from '../../ports/effect.ts'
import { UserError } from '../../ports/errors.ts'
import { directPlace, type House, purposePlace, sayInSpace, staffPlace } from '../house.ts'
import { subjectOfThread } from './around.ts'
import type { Asker } from './caller.ts'
import { teamPlaceOf } from './teams/team-place.ts'

/** The name of the follow-up of a private thread. */
export const openedName = 'support.opened'

/** Where a private thread goes; undefined where it needs no channel above it. Throws a UserError while there is none for it. */
export async function whereItGoes(
  house: House,
  { say }: Asker,
  space: Space,
  shape: SupportShape,
): Promise<ChannelPlace | undefined> {
  const command = { kind: 'command', path: 'setup channel' } as const
  if ((await staffPlace(house, space)) === undefined) throw new UserError(say('support.no-team', { command }))
  if (shape === 'relayed' || shape === 'channel' || shape === 'outside') return undefined
  const parent = await purposePlace(house, space, 'support')
  if (parent === undefined) throw new UserError(say('support.no-channel', { command }))
  return parent
}

/** Has the thread opened for its opener, and tells the team. */
export async function showThread(
  house: House,
  opener: UserRef,
  space: Space,
  thread: Pick<SupportThread, 'id' | 'number' | 'subject' | 'shape'> & { readonly community: CommunityId },
  parent: ChannelPlace | undefined,
): Promise<void> {
  const { delivery } = house
  const { community, shape } = thread
  const about = subjectOfThread(thread)
  const opens = (effect: Effect) =>
    delivery.send(community, effect, { followUp: { name: openedName, args: { thread: thread.id } } })
  if (shape === 'channel') await opens(roomOf(space, thread))
  else if (parent === undefined) await delivery.show(community, about, 'opening', directPlace(opener))
  else await opens({ kind: 'openThread', parent, title: titleOf(space, thread), users: [opener.user] })
  await showNotice(house, space, thread)
}

/** Tells the team of it. */
export async function showNotice(
  house: House,
  space: Space,
  { id, community }: Pick<SupportThread, 'id' | 'community'>,
): Promise<void> {
  const known = await house.store.of(community).threads.get(id)
  const place = await teamPlaceOf(house, space, known?.team)
  if (place !== undefined) await house.delivery.show(community, subjectOfThread({ id }), 'notice', place)
}

/** What a private thread is called. */
export const titleOf = (space: Space, { number, subject }: Pick<SupportThread, 'number' | 'subject'>): string =>
  sayInSpace(space).label('support.thread-title', { number, subject })

/** The private channel that stands for one. Its name shows in lists of channels, so that it tells nothing but the number. */
export const roomOf = (space: Space, { number }: Pick<SupportThread, 'number'>): Effect => ({
  kind: 'openRoom',
  space: space.ref,
  name: sayInSpace(space).label('support.channel-name', { number }),
})
