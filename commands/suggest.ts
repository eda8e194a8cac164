// `/suggest`: puts an idea forward, for everyone to vote on.

import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { filesTogether } from '../src/domain/file.ts'
import { detailsLength, titleLength } from '../src/domain/suggestion.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'

const suggestSpec = command({
  path: 'suggest',
  summary: 'suggest.summary',
  intro: 'suggest.intro',
  who: 'everyone',
  does: 'writes',
  answers: 'private',
  options: {
    title: {
      kind: 'text',
      label: 'suggest.title',
      hint: 'suggest.title-hint',
      required: true,
      lines: 'one',
      maxLength: titleLength,
    },
    details: {
      kind: 'text',
      label: 'suggest.details',
      hint: 'suggest.details-hint',
      required: false,
      lines: 'many',
      maxLength: detailsLength,
    },
  },
  files: {
    kind: 'files',
    most: filesTogether,
    label: 'suggest.files',
    hint: 'suggest.files-hint',
    required: false,
  },
})

interface Services {
  readonly suggestions: SuggestionService
}

export const suggestDeclared: readonly Declared<Services>[] = [
  onCommand(suggestSpec, ({ suggestions }: Services) => async ({ caller, say, input, files }) => ({
    kind: 'say',
    message: await suggestions.suggest(caller, say, input, files),
  })),
]
