// `/decide`: the team's word on a suggestion; and the buttons that list what waits and open the form.
import { z } from 'zod'
import { formOfCommand } from '../src/bot/form-of.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { reasonLength, suggestionStatuses } from '../src/domain/suggestion.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { decideFormRef, decideOnRef, undecidedRef } from '../src/view/actions.ts'

const decideSpec = command({
  path: 'decide',
  summary: 'decide.summary',
  who: 'staff',
  does: 'writes',
  answers: 'private',
  options: {
    number: { kind: 'number', label: 'decide.number', required: true, completes: true },
    status: {
      kind: 'choice',
      label: 'decide.status',
      required: true,
      choices: suggestionStatuses.map((value) => ({ value, label: `suggestion.status.${value}` as const })),
    },
    reason: {
      kind: 'text',
      label: 'decide.reason',
      hint: 'decide.reason-hint',
      required: false,
      lines: 'many',
      maxLength: reasonLength,
    },
  },
})

/** The id stands in the button, or comes from the select. */
const decideFormAction = action({
  ...decideFormRef,
  args: z.union([z.tuple([]), z.tuple([z.string()])]),
  who: 'staff',
  does: 'reads',
  answers: 'form',
})

const decideOnAction = action({
  ...decideOnRef,
  args: z.tuple([z.string(), z.enum(suggestionStatuses), z.string()]),
  who: 'staff',
  does: 'writes',
  answers: 'private',
})

const undecidedAction = action({
  ...undecidedRef,
  args: z.tuple([]),
  who: 'staff',
  does: 'reads',
  answers: 'private',
})

interface Services {
  readonly suggestions: SuggestionService
}

export const decideDeclared: readonly Declared<Services>[] = [
  onCommand(
    decideSpec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) => ({ kind: 'say', message: await suggestions.decide(caller, say, input) }),
    ({ suggestions }: Services) =>
      ({ caller, say, value }) =>
        suggestions.choices(caller, say, value, 'undecided'),
  ),
  onAction(decideFormAction, ({ suggestions }: Services) => async ({ caller, say, args, values }) => {
    const { number } = await suggestions.find(caller, say, { id: args[0] ?? values[0] ?? '' })
    // No intro of this form speaks of support threads, so their shape does not matter.
    const fill = { values: { number: { kind: 'text', text: `${number}` } }, shape: '' } as const
    return { kind: 'form', form: formOfCommand(decideSpec, say, fill) }
  }),
  onAction(decideOnAction, ({ suggestions }: Services) => async ({ caller, say, args: [id, status, words] }) => ({
    kind: 'say',
    message: await suggestions.decideOn(caller, say, { id, status, words }),
  })),
  onAction(undecidedAction, ({ suggestions }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await suggestions.undecided(caller, say),
  })),
]
