// Somebody has a thread since now, or nobody any more: by when they are to have answered.
import type { SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'
import { claimDue, minuteMs } from './waits.ts'

/** Nothing is planned where no time is set. */
export const claimPlans =
  ({ delivery, store, clock }: House) =>
  async ({ community, id, assignee, claimedAt }: SupportThread): Promise<void> => {
    const minutes = (await store.of(community).settings.get())['support.claim-minutes']
    if (assignee === undefined || minutes === 0) return delivery.notLater(community, claimDue, id)
    await delivery.later(community, claimDue, id, (claimedAt ?? clock.now()) + minutes * minuteMs)
  }
