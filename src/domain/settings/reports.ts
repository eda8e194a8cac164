// How reports to the moderators work. The settings that `/settings set` changes.
import { z } from 'zod'

export const reportSettings = {
  /** Whether whoever reads a report reads *somebody* in place of its reporter's name. */
  'reports.unnamed': z.enum(['on', 'off']).default('off'),
  /** Whether reporting to the moderators stands among the topics of support threads. */
  'reports.in-topics': z.enum(['on', 'off']).default('on'),
}
