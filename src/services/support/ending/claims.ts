// Threads that somebody has: back to the queue when they did not answer in the set time, have left, or are no moderators
// any more.
import type { DueNow } from '../../../delivery/delivery.ts'
import { type CommunityId, type MemberId, threadId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import { sayIn } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportClaim } from '../../../view/actions.ts'
import { button } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { around, aroundThread, quoted } from '../around.ts'
import { releasePromises } from '../promises/reminders.ts'
import type { Turns } from '../turns.ts'
import { claimDue, minuteMs } from './waits.ts'

/** What it is called in their history. */
const released = { left: 'support.left', 'no-moderator': 'support.no-moderator' } as const

export interface Claims {
  /** They had the time that is set. */
  over(due: DueNow): Promise<void>
  /** Whoever has these accounts looks after no thread any more: theirs are everyone's again. */
  releaseAll(community: CommunityId, accounts: readonly MemberId[], why: 'left' | 'no-moderator'): Promise<void>
}

/** Makes it. */
export function claims(house: House, turns: Turns): Claims {
  const { delivery, clock, store } = house
  const minutesOf = async (community: CommunityId) =>
    (await store.of(community).settings.get())['support.claim-minutes']

  /** Kindly: nobody is blamed for having had something else to do. */
  async function sayKindly(thread: SupportThread, member: Member, minutes: number): Promise<void> {
    const { id, number, subject, community } = thread
    const say = sayIn(member.locale)
    const text = say('ending.claim-over', { number, subject: quoted(subject), minutes })
    const controls = [button(actionId(supportClaim, id), say.label('support.claim'))]
    await tellPerson(house, community, member.user, { text, controls }, { subject: id })
  }

  return {
    async over({ community, subject }) {
      const about = await around(house, community, threadId(subject))
      if (about?.assignee === undefined) return
      const { thread, assignee } = about
      const minutes = await minutesOf(community)
      if (minutes === 0 || !isOpen(thread) || thread.state === 'waiting on member') return
      const claimedAt = thread.claimedAt ?? 0
      if ((thread.lastStaffAt ?? 0) >= claimedAt) return
      const next = Math.max(claimedAt + minutes * minuteMs, thread.snoozedUntil ?? 0)
      if (next > clock.now()) return delivery.later(community, claimDue, thread.id, next)
      await turns.release(about, 'support.claim-over')
      await sayKindly(thread, assignee, minutes)
    },
    async releaseAll(community, accounts, why) {
      for (const thread of await store.of(community).threads.openWith(accounts))
        await turns.release(await aroundThread(house, thread), released[why])
      await releasePromises(house, community, accounts, why)
    },
  }
}
