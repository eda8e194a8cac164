// How long it is known what stands for what was carried: while a thread is open, and a week longer, should it be opened again.
import type { DueNow } from '../../delivery/delivery.ts'
import { threadId } from '../../domain/ids.ts'
import { isOpen } from '../../domain/support.ts'
import type { House } from '../house.ts'
import type { ThreadListener } from './happenings.ts'

/** The kind of what is due. */
export const oldCarried = 'support.carried-old'

const keptMs = 7 * 24 * 60 * 60_000

/** Begins the week when a thread ends. */
export const agesCarried =
  (house: House): ThreadListener =>
  async ({ thread }, { kind }) => {
    if (kind !== 'resolved' && kind !== 'closed') return
    await house.delivery.later(thread.community, oldCarried, thread.id, house.clock.now() + keptMs)
  }

/** Forgets it, unless the thread is open again: then its next end begins another week. */
export async function forgetCarried({ store }: House, { community, subject }: DueNow): Promise<void> {
  const { threads, carried } = store.of(community)
  const thread = await threads.get(threadId(subject))
  if (thread !== undefined && !isOpen(thread)) await carried.forget(thread.id)
}
