// What delivery calls reports for: how they are shown, where they could not be, and when they are closed.
import type { Flow } from '../flow.ts'
import type { House } from '../house.ts'
import { closeDue } from './answering.ts'
import { reportKind } from './around-report.ts'
import type { ReportsService } from './reports.ts'
import { renderReport, showingRefused } from './show-report.ts'

/** Makes the flow. */
export const reportsFlow = (house: House, { answering }: Pick<ReportsService, 'answering'>): Flow => ({
  followUps: {},
  render: { [reportKind]: (seen) => renderReport(house, seen) },
  posted: {},
  refused: { [reportKind]: (seen) => showingRefused(house, seen) },
  due: { [closeDue]: (due) => answering.closeByItself(due) },
})
