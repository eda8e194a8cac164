// How long a note is kept that could not be told.
import type { DueNow } from '../../delivery/delivery.ts'
import type { House } from '../house.ts'

/** The kind of what is due when a note is too old. */
export const noteForgotten = 'note.forgotten'

export const keptMs = 30 * 24 * 60 * 60_000

/** Forgets a note that is too old, told or not. */
export const forgetNote = ({ store }: House, { community, subject }: DueNow): Promise<void> =>
  store.of(community).notes.end(subject)

/** Ends a note that was told. */
export async function endNote({ store, delivery }: House, community: DueNow['community'], id: string): Promise<void> {
  await store.of(community).notes.end(id)
  await delivery.notLater(community, noteForgotten, id)
}
