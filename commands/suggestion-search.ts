// `/suggestion search`: finds suggestions by words.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { titleLength } from '../src/domain/suggestion.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'

const searchSpec = command({
  path: 'suggestion search',
  summary: 'suggestion.search.summary',
  who: 'everyone',
  does: 'reads',
  answers: 'private',
  options: {
    words: {
      kind: 'text',
      label: 'suggestion.search.words',
      hint: 'suggestion.search.words-hint',
      required: true,
      lines: 'one',
      maxLength: titleLength,
    },
  },
})

interface Services {
  readonly suggestions: Pick<SuggestionService, 'search'>
}

export const suggestionSearchDeclared: readonly Declared<Services>[] = [
  onCommand(
    searchSpec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) =>
        says(await suggestions.search(caller, say, input.words)),
  ),
]
