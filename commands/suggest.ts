// `/suggest`: puts an idea forward, for everyone to vote on.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { detailsLength, titleLength } from '../src/domain/suggestion.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { keepingWords } from './reply-form.ts'

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
})

interface Services {
  readonly suggestions: SuggestionService
}

export const suggestDeclared: readonly Declared<Services>[] = [
  onCommand(
    suggestSpec,
    ({ suggestions }: Services) =>
      ({ caller, say, input }) =>
        keepingWords(input.title, 'title', async () => says(await suggestions.suggest(caller, say, input))),
  ),
]
