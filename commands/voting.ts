// The buttons of voting on suggestions beside *Vote for* and *Take back*: against, to follow, and to hear nothing more.
import { oneArg } from '../src/bot/args.ts'
import { action, type Declared, onAction } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import type { VotingService } from '../src/services/suggestions/voting/voting.ts'
import { followRef, stopHearingRef, voteAgainstRef } from '../src/view/voting-actions.ts'

const presses = { args: oneArg, who: 'everyone', does: 'writes', answers: 'private' } as const
const against = action({ ...voteAgainstRef, ...presses })
const follow = action({ ...followRef, ...presses })
const stop = action({ ...stopHearingRef, ...presses })

interface Services {
  readonly suggestions: SuggestionService
  readonly voting: VotingService
}

export const votingDeclared: readonly Declared<Services>[] = [
  onAction(
    against,
    ({ suggestions }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await suggestions.vote(caller, say, id, 'against')),
  ),
  onAction(
    follow,
    ({ voting }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await voting.hear(caller, say, id, 'follows')),
  ),
  onAction(
    stop,
    ({ voting }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await voting.hear(caller, say, id, 'muted')),
  ),
]
