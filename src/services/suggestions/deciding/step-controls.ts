// The steps that a suggestion may go next, as buttons that lead to the form filled.
import { isPublic, isUndecided, type Suggestion, type SuggestionStatus } from '../../../domain/suggestion.ts'
import { nextStatuses } from '../../../domain/suggestion-steps.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { decideStep } from '../../../view/deciding-actions.ts'
import { type Button, button } from '../../../view/message.ts'
import { statusWords } from '../status-words.ts'

/** That it is new again, and which one it is a duplicate of, is said in the form. */
const inForm: readonly SuggestionStatus[] = ['new', 'duplicate']

/** What waits for a decision seldom goes there at once. */
const later: readonly SuggestionStatus[] = ['in-progress', 'done']

/** A button for each that is likely, named for its suggestion. */
export const stepControls = (say: Say, suggestion: Suggestion): readonly Button[] =>
  !isPublic(suggestion) || suggestion.mergedInto !== undefined
    ? []
    : nextStatuses(suggestion.status)
        .filter((one) => !inForm.includes(one) && !(isUndecided(suggestion) && later.includes(one)))
        .map((status) =>
          button(
            actionId(decideStep, suggestion.id, status),
            say.label('decide.step', { number: suggestion.number, status: statusWords(say, status) }),
          ),
        )
