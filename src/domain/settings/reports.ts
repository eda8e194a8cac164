// How reports to the moderators work. The settings that `/settings set` changes.
import { switchedOff, switchedOn } from './switch.ts'

export const reportSettings = {
  /** Whether whoever reads a report reads *somebody* in place of its reporter's name. */
  'reports.unnamed': switchedOff,
  /** Whether reporting to the moderators stands among the topics of support threads. */
  'reports.in-topics': switchedOn,
}
