// While a report is open, somebody whom it concerns may become a moderator, or one person with somebody who reads it: from then
// on another who is not concerned reads it alone.
import type { CommunityId } from '../../domain/ids.ts'
import type { Concerned, Report } from '../../domain/report.ts'
import type { House } from '../house.ts'
import { aroundReport, subjectOfReport } from './around-report.ts'
import { isKnownStaff } from './known-staff.ts'
import { linkedWith } from './linked.ts'
import { showToNext } from './show-report.ts'
import { tellReporter } from './tell-reporter.ts'
import { accountsOf, isAmong } from './who-may.ts'

/** What the numbers of confidential reports are counted under. */
export const confidentialNumbers = 'confidential-report'

/** Who the moderators are has changed, or who is one person: every open report is for whoever may read it now. */
export async function staffChanged(house: House, community: CommunityId): Promise<void> {
  const { reports } = house.store.of(community)
  const open = await reports.open()
  const known = await reports.concernedIn(open.map(({ id }) => id))
  for (const report of open) {
    const before = known.get(report.id) ?? []
    const linked = await linkedWith(house, community, before)
    await reports.addConcerned(report.id, linked)
    if (await isForAnother(house, report, [...before, ...linked])) await showElsewhere(house, report)
  }
}

/** Whether it stands where somebody concerned reads it. */
async function isForAnother(house: House, report: Report, concerned: readonly Concerned[]): Promise<boolean> {
  const { community, confidential, confidant } = report
  if (!confidential) return isKnownStaff(house, community, concerned)
  const reader = confidant === undefined ? undefined : await house.store.of(community).members.get(confidant)
  if (reader === undefined) return false
  return isAmong(concerned, await accountsOf(house, community, reader.person))
}

/** Shows it to the next one alone, and takes it from where it stood. */
async function showElsewhere(house: House, report: Report): Promise<void> {
  const { community, id } = report
  const { reports, records } = house.store.of(community)
  const number = report.confidential ? report.number : await records.nextNumber(confidentialNumbers)
  await reports.change(id, { confidential: true, number })
  if (!(await showToNext(house, { ...report, confidential: true, number }))) {
    const about = await aroundReport(house, community, id)
    if (about !== undefined) await tellReporter(house, about, 'reports.told.nobody')
  }
  await house.delivery.touch(community, subjectOfReport(report))
}
