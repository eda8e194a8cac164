// `/suggestions export`, for staff: a list of suggestions as a file for spreadsheets; and its button under every list.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestionsCsv } from '../src/view/suggestion-list-actions.ts'
import { keepingWords } from './reply-form.ts'
import { listOptions } from './suggestion-list.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const

const exported = command({
  ...acts,
  path: 'suggestions export',
  summary: 'export.summary',
  options: listOptions,
})
const csv = action({
  ...acts,
  ...suggestionsCsv,
  args: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
})

interface Services {
  readonly suggestions: SuggestionService
}

export const suggestionsExportDeclared: readonly Declared<Services>[] = [
  onCommand(
    exported,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) =>
        keepingWords(input.topic ?? input.team, 'topic', async () =>
          says(await suggestions.export(caller, say, input)),
        ),
    ({ suggestions }: Services) =>
      (asked) =>
        suggestions.listChoices(asked),
  ),
  onAction(
    csv,
    ({ suggestions }: Services) =>
      async ({ caller, say, args: [sort, only, status, team, topic] }) =>
        says(await suggestions.export(caller, say, { sort, only, status, team, topic })),
  ),
]
