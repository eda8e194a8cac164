// How long the opener of a closed thread can open it again themselves: as long as they had to answer whether it is solved.
import type { SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'
import { dayMs } from './waits.ts'

/** Whether they still can. The team always can. */
export async function mayStillReopen(
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { community, closedAt }: Pick<SupportThread, 'community' | 'closedAt'>,
): Promise<boolean> {
  if (closedAt === undefined) return true
  const days = (await store.of(community).settings.get())['support.resolve-days']
  return days === 0 || clock.now() < closedAt + days * dayMs
}
