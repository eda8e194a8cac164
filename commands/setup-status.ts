// `/setup status`: what the statuses of suggestions are called here.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { statusLabelLength } from '../src/domain/settings/status-labels.ts'
import { suggestionStatuses } from '../src/domain/suggestion.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import type { WelcomeTextsService } from '../src/services/welcome/texts.ts'

interface Services {
  readonly suggestions: Pick<SuggestionService, 'labels'>
  readonly welcomeTexts: Pick<WelcomeTextsService, 'languages'>
}

const spec = command({
  path: 'setup status',
  summary: 'status.summary',
  ...{ who: 'admins', does: 'writes', answers: 'private' },
  options: {
    status: {
      kind: 'choice',
      label: 'status.status',
      required: false,
      choices: suggestionStatuses.map((value) => ({ value, label: `suggestion.status.${value}` as const })),
    },
    label: {
      kind: 'text',
      lines: 'one',
      maxLength: statusLabelLength,
      label: 'status.label',
      hint: 'status.label-hint',
      required: false,
    },
    language: {
      kind: 'word',
      label: 'status.language',
      hint: 'status.language-hint',
      required: false,
      completes: true,
    },
  },
})

export const setupStatusDeclared: readonly Declared<Services>[] = [
  onCommand(
    spec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) =>
        says(await suggestions.labels(caller, say, input)),
    ({ welcomeTexts }: Services) =>
      ({ caller, say, value }) =>
        welcomeTexts.languages(caller, say, value),
  ),
]
