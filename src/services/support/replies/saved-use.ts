// Counts that a saved reply was used, and keeps with which reply: whoever got it is told when it turns out to be wrong.
import type { SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'

/** `reply`: the reply that was sent with it, or the draft. */
export async function usedSaved(
  { store, clock }: House,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
  saved: string,
  reply: string,
): Promise<void> {
  const { savedReplies, savedUses } = store.of(community)
  await savedReplies.wasUsed(saved)
  await savedUses.add({ reply, thread: id, saved }, clock.now())
}
