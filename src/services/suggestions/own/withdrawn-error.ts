// What whoever wants something of a suggestion reads when it is open to nobody any more.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'

export const withdrawnError = ({ number, withdrawnBy = 'author' }: Suggestion, say: Say): UserError =>
  new UserError(
    say('withdraw.gone', { number, by: withdrawnBy, command: { kind: 'command', path: 'suggestion list' } }),
  )
