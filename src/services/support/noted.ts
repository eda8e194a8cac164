// What Hearth itself does about a thread is a line in its history as what members do is, with nobody's name.
import type { SupportThread } from '../../domain/support.ts'
import type { House } from '../house.ts'

/** Keeps it, in the caller's transaction. `acted` is for what a member does. */
export const noted = (
  { store, ids, clock }: House,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
  act: string,
  detail?: string,
): Promise<void> => store.of(community).threadHistory.noted(id, { id: ids.next(), act, detail, at: clock.now() })
