// Begins to wait for the opener of a thread, or ends that, as the thread is now.
import type { SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'
import { dayMs, nudgeDue, waitOverDue } from './waits.ts'

/** Since when the opener is waited for: whoever answers once more gives them more time. */
export const waitedSince = ({ waitingSince, lastStaffAt }: SupportThread): number =>
  Math.max(waitingSince, lastStaffAt ?? 0)

/**
 * What is switched off is looked at again each day: it may be switched on. What was planned stays while it is solved, since
 * that may be taken back: then all is as it was.
 */
export const waitPlans =
  ({ delivery, store, clock }: House) =>
  async (thread: SupportThread): Promise<void> => {
    const { community, id, state } = thread
    if (state === 'resolved') return
    if (state !== 'waiting on member') {
      for (const kind of [nudgeDue, waitOverDue]) await delivery.notLater(community, kind, id)
      return
    }
    if ((await delivery.dueAt(community, waitOverDue, id)) !== undefined) return
    const settings = await store.of(community).settings.get()
    const since = waitedSince(thread)
    const now = clock.now()
    const after = (days: number): number => since + Math.max(1, days) * dayMs
    const nudgeAt = after(settings['support.nudge-days'])
    // They were asked by then.
    if (nudgeAt > now) await delivery.later(community, nudgeDue, id, nudgeAt)
    await delivery.later(community, waitOverDue, id, Math.max(after(settings['support.resolve-days']), now + dayMs))
  }
