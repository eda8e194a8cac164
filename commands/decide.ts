// `/decide`: the team's word on one or several suggestions; and the buttons that list what waits and open the form.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { type FormFill, formOfCommand } from '../src/bot/form-of.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import type { Caller } from '../src/domain/caller.ts'
import { reasonLength, suggestionSignatures, suggestionStatuses } from '../src/domain/suggestion.ts'
import { teamNameLength } from '../src/domain/team.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { decideFormRef, decideOnRef, undecidedRef } from '../src/view/actions.ts'
import { decideStep } from '../src/view/deciding-actions.ts'
import { keepingWords } from './reply-form.ts'

const decideSpec = command({
  path: 'decide',
  summary: 'decide.summary',
  who: 'staff',
  does: 'writes',
  answers: 'private',
  options: {
    number: { kind: 'numbers', label: 'decide.number', hint: 'decide.number-hint', required: true, completes: true },
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
    team: {
      kind: 'text',
      label: 'decide.team',
      hint: 'decide.team-hint',
      required: false,
      lines: 'one',
      maxLength: teamNameLength,
      completes: true,
    },
    target: {
      kind: 'text',
      label: 'decide.target',
      hint: 'decide.target-hint',
      required: false,
      lines: 'one',
      maxLength: 40,
    },
    signed: {
      kind: 'choice',
      label: 'decide.signed',
      required: false,
      choices: suggestionSignatures.map((value) => ({ value, label: `decide.signed.${value}` as const })),
      spare: true,
    },
  },
})

const opensForm = { who: 'staff', does: 'reads', answers: 'form' } as const

/** The id stands in the button, or comes from the select. */
const decideFormAction = action({ ...decideFormRef, ...opensForm, args: z.union([noArgs, oneArg]) })
const stepAction = action({ ...decideStep, ...opensForm, args: z.tuple([z.string(), z.enum(suggestionStatuses)]) })

const decideOnAction = action({
  ...decideOnRef,
  args: z.tuple([z.string(), z.enum(suggestionStatuses), z.string()]),
  who: 'staff',
  does: 'writes',
  answers: 'private',
})

const undecidedAction = action({
  ...undecidedRef,
  args: noArgs,
  who: 'staff',
  does: 'reads',
  answers: 'private',
})

interface Services {
  readonly suggestions: SuggestionService
}

const text = (words: string) => ({ kind: 'text', text: words }) as const

export const decideDeclared: readonly Declared<Services>[] = [
  onCommand(
    decideSpec,
    ({ suggestions }: Services) =>
      ({ caller, say, input: { number, ...verdict } }) =>
        keepingWords(verdict.reason ?? verdict.team ?? verdict.target, 'number', async () =>
          says(await suggestions.decide(caller, say, number, verdict)),
        ),
    ({ suggestions }: Services) =>
      async ({ caller, say, option, value }) =>
        option === 'team' ? suggestions.teams(caller, value) : suggestions.choices(caller, say, value, 'undecided'),
  ),
  onAction(decideFormAction, ({ suggestions }: Services) => async ({ caller, say, args, values }) => {
    const { number } = await suggestions.find(caller, say, { id: args[0] ?? values[0] ?? '' })
    return { kind: 'form', form: formOfCommand(decideSpec, say, await filled(suggestions, caller, `${number}`)) }
  }),
  onAction(stepAction, ({ suggestions }: Services) => async ({ caller, say, args: [id, status] }) => {
    const { number } = await suggestions.find(caller, say, { id })
    return {
      kind: 'form',
      form: formOfCommand(decideSpec, say, await filled(suggestions, caller, `${number}`, status)),
    }
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

/** What stands in the form already; the teams to choose from, where there are some. No intro of it speaks of support threads. */
async function filled(
  suggestions: SuggestionService,
  caller: Caller,
  number: string,
  status?: string,
): Promise<FormFill> {
  const teams = await suggestions.teams(caller, '')
  return {
    values: { number: text(number), ...(status === undefined ? {} : { status: text(status) }) },
    ...(teams.length === 0 ? {} : { choices: { team: teams } }),
    shape: '',
  }
}
