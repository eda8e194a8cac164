// The private channel that stands for a thread is empty at first: its opener comes in once it is known where the thread is, so that
// no word of theirs stands where nobody looks for it.
import type { FollowUp } from '../../delivery/delivery.ts'
import type { ThreadPlace } from '../../domain/place.ts'
import type { House } from '../house.ts'
import type { Around } from './around.ts'

/** The channel stands: what is written in it is of the thread from now on, and its opener is let in, which the follow-up hears. */
export async function letOpenerIn(
  { store, delivery }: House,
  { thread, opener }: Around,
  room: ThreadPlace,
  followUp: FollowUp,
): Promise<void> {
  const { community, id } = thread
  await store.of(community).threads.change(id, { place: room })
  await delivery.send(community, { kind: 'addToThread', thread: room, user: opener.user.user }, { followUp })
}

/** They could not be let in: it is not where the thread is, and nobody reads it. */
export async function leaveRoom({ store, delivery }: House, { thread }: Around, room: ThreadPlace): Promise<void> {
  await store.of(thread.community).threads.change(thread.id, { place: null })
  await delivery.send(thread.community, { kind: 'closeThread', thread: room })
}
