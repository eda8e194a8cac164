// `/suggest`: puts an idea forward, for everyone to vote on.
import { formOfCommand } from '../src/bot/form-of.ts'
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
    unnamed: {
      kind: 'choice',
      label: 'unnamed.option',
      hint: 'unnamed.hint',
      required: false,
      choices: [
        { value: 'no', label: 'unnamed.no' },
        { value: 'yes', label: 'unnamed.yes' },
      ],
    },
  },
})

interface Services {
  readonly suggestions: SuggestionService
}

const unnamedField = 'unnamed'

export const suggestDeclared: readonly Declared<Services>[] = [
  onCommand(
    suggestSpec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) => {
        const { unnamed, ...words } = input
        const run = async () => says(await suggestions.suggest(caller, say, { ...words, unnamed: unnamed === 'yes' }))
        return keepingWords(input.title, unnamed === 'yes' ? unnamedField : 'title', run)
      },
    undefined,
    undefined,
    // Without a title the form comes; it asks for no name to be left out where that is not allowed.
    ({ suggestions }) =>
      async ({ caller, say }) => {
        const form = formOfCommand(suggestSpec, say, { shape: '' })
        if (await suggestions.mayBeUnnamed(caller))
          return { kind: 'form', form: { ...form, intro: say('unnamed.intro') } }
        return { kind: 'form', form: { ...form, fields: form.fields.filter(({ name }) => name !== unnamedField) } }
      },
  ),
]
