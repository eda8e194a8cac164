// A private thread that somebody deleted, as long as there is no other: how that is known, and what the team reads of it.
import { hasRoom, isOpen, type SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import type { Fact } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'

/** What the history calls it. */
export const roomLost = 'support.room-lost'
/** A new private thread is tried once more. */
export const roomDue = 'support.room-again'

const lostAt = ({ store }: House, { community, id }: SupportThread): Promise<number | undefined> =>
  store.of(community).threadHistory.lastNoted(id, roomLost)

/** Whether it stands nowhere because it was deleted: one that was never opened yet stands nowhere too. */
export const isRoomLost = async (house: House, thread: SupportThread): Promise<boolean> =>
  hasRoom(thread) && thread.place === undefined && (await lostAt(house, thread)) !== undefined

/** It goes on: a place for it is looked for again at once. */
export async function roomAgain(house: House, thread: SupportThread): Promise<void> {
  if (await isRoomLost(house, thread))
    await house.delivery.later(thread.community, roomDue, thread.id, house.clock.now())
}

/** What the notice says of it: whoever looks at the thread finds nothing there of what was said before. */
export async function lostFacts(house: House, thread: SupportThread, say: Say): Promise<readonly Fact[]> {
  const { community, id, place, space } = thread
  if (!hasRoom(thread) || !isOpen(thread)) return []
  const lost = await lostAt(house, thread)
  if (lost === undefined) return []
  const channels = house.lookUps(space.platform).supportShape(space) === 'channel'
  const kind = channels || thread.shape === 'channel' ? 'channel' : 'thread'
  const at = { kind: 'time', at: lost, style: 'moment' } as const
  const fact = (value: Text): readonly Fact[] => [{ label: say.label('ending.room', { kind }), value }]
  if (place !== undefined) return fact(say('ending.room-moved', { at, kind }))
  const isRefused = (await house.delivery.dueAt(community, roomDue, id)) !== undefined
  const command = { kind: 'command', path: 'setup channel' } as const
  return fact(isRefused ? say('ending.room-refused', { at, command }) : say('ending.room-gone', { at, kind }))
}
