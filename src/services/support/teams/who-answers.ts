// Who answers support threads changes: somebody is seen to be staff, or is named. What stands in the team's channel then says so.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { House } from '../../house.ts'
import { staffChanged } from '../../reports/staff-changed.ts'
import { subjectOfThread } from '../around.ts'
import { panelsChanged } from '../panels.ts'
import { isAlone } from './alone.ts'
import { type OpenWalk, walkOpen } from './open-walk.ts'

/** It is kept no closer than this when somebody was seen to be staff. */
const seenEveryMs = 24 * 60 * 60_000

/** An account calls as a moderator or admin: keeps that, in a transaction of its own, and shows where there is another now. */
export async function seenAsStaff(house: House, community: CommunityId, member: MemberId): Promise<void> {
  const { staffSeen } = house.store.of(community)
  const now = house.clock.now()
  const last = await staffSeen.lastOf(member)
  if (last !== undefined && now - last < seenEveryMs) return
  await house.store.transaction(community, () =>
    whoAnswersChanges(house, community, async () => {
      await staffSeen.saw(member, now)
    }),
  )
}

/** Does what may change whether somebody is alone, in the caller's transaction; the notices of open threads then show it. */
export async function whoAnswersChanges<Result>(
  house: House,
  community: CommunityId,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = await isAlone(house, community)
  const result = await change()
  await staffChanged(house, community)
  if ((await isAlone(house, community)) === before) return result
  await walkOpen(house, community, noticesAnew)
  await panelsChanged(house, community)
  return result
}

/** What stands of the threads in the team's channel shows who answers them. */
export const noticesAnew: OpenWalk = {
  due: 'support.notices-anew',
  most: 50,
  async with(house, community, threads) {
    for (const thread of threads) await house.delivery.touch(community, subjectOfThread(thread))
  },
}
