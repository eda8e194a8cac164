// Where a thread goes on that was merged into another.
import { isOpen, type SupportThread } from '../../domain/support.ts'
import type { House } from '../house.ts'
import { type Around, aroundThread } from './around.ts'

/** The thread that goes on in place of a merged one, however many lie between; undefined when it was not merged. */
export async function goesOnIn(house: House, thread: SupportThread): Promise<Around | undefined> {
  const { threads } = house.store.of(thread.community)
  let now = thread
  // A thread is merged into an open one, so no chain leads back to where it began.
  while (now.mergedInto !== undefined && !isOpen(now)) {
    const next = await threads.get(now.mergedInto)
    if (next === undefined) break
    now = next
  }
  return now.id === thread.id ? undefined : aroundThread(house, now)
}
