// Threads under messages: nobody opens one, it is there with its first reply, and whoever reads the message reads it.
import type { ThreadPlace } from '../../src/domain/place.ts'
import { refOf, threadPlace } from './places.ts'
import { workspace } from './spaces.ts'
import type { Posted } from './things.ts'
import type { World } from './world.ts'

/** Whether a thread may hang under a message: in every channel, and in the workspace in direct messages too. */
export const bearsThread = ({ onlyFor, place }: Posted): boolean =>
  onlyFor === undefined && (place.kind === 'channel' || (place.kind === 'direct' && place.space.id === workspace.id))

/** The thread under a message. */
export const threadUnder = ({ place, id }: Posted): ThreadPlace =>
  threadPlace(place.space, refOf(place, id).channel, id)

/** The message that a thread hangs under; undefined where the place is no such thread. */
export function rootOf(world: World, { channel, thread }: ThreadPlace): Posted | undefined {
  const root = world.messages.get(thread)
  return root !== undefined && bearsThread(root) && threadUnder(root).channel === channel ? root : undefined
}
