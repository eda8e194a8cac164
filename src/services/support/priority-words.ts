// How urgent a thread is, in words.
import type { Priority } from '../../domain/team.ts'
import type { SentenceKey } from '../../locales/say.ts'

/** The priorities as people read them. */
export const priorityWords: Readonly<Record<Priority, SentenceKey>> = {
  low: 'acts.priority.low',
  normal: 'acts.priority.normal',
  high: 'acts.priority.high',
  urgent: 'acts.priority.urgent',
}
