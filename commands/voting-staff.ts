// `/votes add` and `/votes show`: what staff do for those who vote by phone, and see of votes.
import { twoArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { reachLength } from '../src/domain/contact.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import type { VotingService } from '../src/services/suggestions/voting/voting.ts'
import { votePutBackRef, votersRef } from '../src/view/voting-actions.ts'

const number = { kind: 'number', label: 'suggestion.view.number', required: true, completes: true } as const
const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const looks = { who: 'staff', does: 'reads', answers: 'private' } as const

const voteFor = command({
  ...acts,
  path: 'votes add',
  summary: 'vote.for.summary',
  options: {
    number,
    who: { kind: 'people', label: 'vote.for.who', required: false },
    reach: {
      kind: 'text',
      lines: 'one',
      maxLength: reachLength,
      label: 'vote.for.reach',
      hint: 'vote.for.reach-hint',
      required: false,
    },
  },
})
const voters = command({ ...looks, path: 'votes show', summary: 'vote.voters.summary', options: { number } })
const putBack = action({ ...votePutBackRef, ...acts, args: twoArgs })
const page = action({ ...votersRef, ...looks, args: twoArgs })

interface Services {
  readonly suggestions: SuggestionService
  readonly voting: VotingService
}

export const votingStaffDeclared: readonly Declared<Services>[] = [
  onCommand(
    voteFor,
    ({ voting }: Services) =>
      async (call) =>
        says(await voting.voteFor(call, call.input)),
    ({ suggestions }) =>
      ({ caller, say, value }) =>
        suggestions.choices(caller, say, value, 'newest'),
  ),
  onCommand(
    voters,
    ({ voting }: Services) =>
      async ({ caller, say, input }) =>
        says(await voting.voters(caller, say, input, '')),
    ({ suggestions }) =>
      ({ caller, say, value }) =>
        suggestions.choices(caller, say, value, 'newest'),
  ),
  onAction(
    putBack,
    ({ voting }: Services) =>
      async (call) =>
        says(await voting.takeBackFor(call, ...call.args)),
  ),
  onAction(
    page,
    ({ voting }: Services) =>
      async ({ caller, say, args: [id, after] }) =>
        says(await voting.voters(caller, say, { id }, after)),
  ),
]
