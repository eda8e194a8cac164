// Somebody whom an open report concerns may become a moderator while it is open: from then on one other person alone reads it.
import type { CommunityId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import { subjectOfReport } from './around-report.ts'
import { isKnownStaff } from './known-staff.ts'
import { showToNext } from './show-report.ts'

/** Who the moderators are has changed: what concerns one of them now goes to one other person, in the caller's transaction. */
export async function staffChanged(house: House, community: CommunityId): Promise<void> {
  const { reports, records } = house.store.of(community)
  const open = (await reports.open()).filter(({ confidential }) => !confidential)
  if (open.length === 0) return
  const concerned = await reports.concernedIn(open.map(({ id }) => id))
  for (const report of open) {
    if (!(await isKnownStaff(house, community, concerned.get(report.id) ?? []))) continue
    await reports.change(report.id, { confidential: true })
    const number = await records.nextNumber(confidentialNumbers)
    await reports.change(report.id, { number })
    await showToNext(house, { ...report, confidential: true, number })
    await house.delivery.touch(community, subjectOfReport(report))
  }
}

/** What the numbers of confidential reports are counted under. */
export const confidentialNumbers = 'confidential-report'
