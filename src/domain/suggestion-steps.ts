// Which status a suggestion may go to from the one it has. What has ended is opened again first; what was decided wrongly is
// corrected openly, and a correction may lead anywhere.
import type { SuggestionStatus } from './suggestion.ts'

const steps: Readonly<Record<SuggestionStatus, readonly SuggestionStatus[]>> = {
  new: ['under-review', 'planned', 'in-progress', 'done', 'declined', 'duplicate'],
  'under-review': ['new', 'planned', 'in-progress', 'done', 'declined', 'duplicate'],
  planned: ['under-review', 'in-progress', 'done', 'declined', 'duplicate'],
  'in-progress': ['under-review', 'planned', 'done', 'declined', 'duplicate'],
  done: ['in-progress'],
  declined: ['under-review', 'planned'],
  duplicate: ['under-review'],
}

/** The statuses that may follow, the likeliest first. */
export const nextStatuses = (status: SuggestionStatus): readonly SuggestionStatus[] => steps[status]

/** Whether one may follow the other; the same may, with another reason. */
export const mayFollow = (status: SuggestionStatus, next: SuggestionStatus): boolean =>
  status === next || nextStatuses(status).includes(next)
