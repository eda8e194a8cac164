// Suggestions and the teams that answer for them: the form that gives one to a team, and `/digest decisions`.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import { UserError } from '../src/ports/errors.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestionTeam } from '../src/view/deciding-actions.ts'

const stats = command({
  path: 'digest decisions',
  summary: 'overdue.stats.summary',
  ...{ who: 'staff', does: 'reads', answers: 'private' },
  options: {},
})

const openForm = action({
  ...suggestionTeam,
  args: z.union([noArgs, oneArg]),
  ...{ who: 'staff', does: 'reads', answers: 'form' },
})

const teamForm = form({
  ...suggestionTeam,
  args: oneArg,
  ...{ who: 'staff', does: 'writes', answers: 'private' },
  title: 'overdue.form',
  submit: 'form.send',
  options: { team: { kind: 'word', completes: false, label: 'decide.team', required: true } },
})

interface Services {
  readonly suggestions: SuggestionService
}

export const decidingDeclared: readonly Declared<Services>[] = [
  onCommand(
    stats,
    ({ suggestions }: Services) =>
      async ({ caller, say }) =>
        says(await suggestions.decidedInTime(caller, say)),
  ),
  onAction(openForm, ({ suggestions }: Services) => async ({ caller, say, args, values }) => {
    const { id } = await suggestions.find(caller, say, { id: args[0] ?? values[0] ?? '' })
    const teams = await suggestions.teams(caller, '')
    if (teams.length === 0) throw new UserError(say('overdue.gone'))
    return { kind: 'form', form: formOf(teamForm, [id], say, { shape: '', choices: { team: teams } }) }
  }),
  onForm(
    teamForm,
    ({ suggestions }: Services) =>
      async ({ caller, say, args: [id], input: { team } }) =>
        says(await suggestions.giveToTeam(caller, say, { id, team })),
  ),
]
