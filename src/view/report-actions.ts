// The buttons and forms of reports to the moderators.
import type { ActionRef } from './action-id.ts'

const ref = (name: string): ActionRef => ({ name, version: 1 })

/** Opens the form of a report about no message, and is that form: (). */
export const reportWrite = ref('report-write')
/** Opens the form of a report about a message, and is that form: (what was kept of the message). */
export const reportMessage = ref('report-message')
/** Shows a report: (report). */
export const reportOpen = ref('report-open')
/** Takes a look, of which its reporter hears: (report). */
export const reportLook = ref('report-look')
/** Opens the form of words to its reporter, and is that form: (report). */
export const reportAsk = ref('report-ask')
/** Opens the form of the reporter's own words, and is that form: (report). */
export const reportAnswer = ref('report-answer')
/** Opens the form of a decision, and is that form: (report). */
export const reportDecide = ref('report-decide')
/** Closes a report: (report). */
export const reportClose = ref('report-close')
/** Opens the form that asks why its record is opened, and is that form: (report). */
export const reportRecord = ref('report-record')
/** Takes a report on: (report). */
export const reportTake = ref('report-take')
/** Opens the form that asks who is to have it, and is that form: (report). */
export const reportPass = ref('report-pass')
/** Shows open reports from further down: (from). */
export const reportsMore = ref('reports-more')
