// `/suggestion`: lists suggestions, and looks at one; and the buttons under them, to vote and to take a vote back.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestionViewRef, unvoteRef, voteRef } from '../src/view/actions.ts'
import { suggestionListDeclared } from './suggestion-list.ts'

const viewSpec = command({
  path: 'suggestion view',
  summary: 'suggestion.view.summary',
  who: 'everyone',
  does: 'reads',
  answers: 'private',
  options: { number: { kind: 'number', label: 'suggestion.view.number', required: true, completes: true } },
})

/** The id stands in the button, or comes from the select. */
const viewAction = action({
  ...suggestionViewRef,
  args: z.union([noArgs, oneArg]),
  who: 'everyone',
  does: 'reads',
  answers: 'private',
})

const voteAction = action({
  ...voteRef,
  args: oneArg,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

const unvoteAction = action({
  ...unvoteRef,
  args: oneArg,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly suggestions: SuggestionService
}

export const suggestionDeclared: readonly Declared<Services>[] = [
  ...suggestionListDeclared,
  onCommand(
    viewSpec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) => ({ kind: 'say', message: await suggestions.view(caller, say, input) }),
    ({ suggestions }: Services) =>
      ({ caller, say, value }) =>
        suggestions.choices(caller, say, value, 'newest'),
  ),
  onAction(viewAction, ({ suggestions }: Services) => async ({ caller, say, args, values }) => ({
    kind: 'say',
    message: await suggestions.view(caller, say, { id: args[0] ?? values[0] ?? '' }),
  })),
  onAction(voteAction, ({ suggestions }: Services) => async ({ caller, say, args: [id] }) => ({
    kind: 'say',
    message: await suggestions.vote(caller, say, id),
  })),
  onAction(unvoteAction, ({ suggestions }: Services) => async ({ caller, say, args: [id] }) => ({
    kind: 'say',
    message: await suggestions.takeBack(caller, say, id),
  })),
]
