// Who may change a suggestion, and until when.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import { isEnded, type Suggestion, type SuggestionWithdrawer } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { House } from '../../house.ts'
import { isAuthor } from '../known-suggestion.ts'
import { statusWords } from '../status-words.ts'
import { withdrawnError } from './withdrawn-error.ts'

/** As whom somebody acts on it: its author, also where they moderate; else the team. Undefined: as nobody. */
export async function actsAs(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
): Promise<SuggestionWithdrawer | undefined> {
  if (await isAuthor(house, caller, suggestion)) return 'author'
  return mayUse('staff', caller.level) ? 'team' : undefined
}

/** Whether its words can be changed and it can be taken back: until it is settled. */
export const isOpenToChange = (suggestion: Suggestion): boolean =>
  suggestion.withdrawnAt === undefined && !isEnded(suggestion)

/** Rejects with a UserError once it is settled or taken back. */
export function mustBeOpen(suggestion: Suggestion, say: Say): void {
  const { number, status, withdrawnAt } = suggestion
  if (withdrawnAt !== undefined) throw withdrawnError(suggestion, say)
  if (!isOpenToChange(suggestion)) throw new UserError(say('own.ended', { number, status: statusWords(say, status) }))
}
