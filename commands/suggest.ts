// `/suggest`: puts an idea forward, for everyone to vote on; and the button that does so although others are like it.
import { oneArg } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { filesTogether } from '../src/domain/file.ts'
import { detailsLength, titleLength } from '../src/domain/suggestion.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestAnyway } from '../src/view/alike-actions.ts'
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
      completes: true,
    },
    details: {
      kind: 'text',
      label: 'suggest.details',
      hint: 'suggest.details-hint',
      required: false,
      lines: 'many',
      maxLength: detailsLength,
    },
    topic: {
      kind: 'text',
      label: 'suggest.topic',
      hint: 'suggest.topic-hint',
      required: false,
      lines: 'one',
      maxLength: titleLength,
      completes: true,
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
  files: {
    kind: 'files',
    most: filesTogether,
    label: 'suggest.files',
    hint: 'suggest.files-hint',
    required: false,
  },
})

const anyway = action({
  ...suggestAnyway,
  args: oneArg,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly suggestions: SuggestionService
}

/** The field that leaves the author's name out. */
const unnamedField = 'unnamed'

export const suggestDeclared: readonly Declared<Services>[] = [
  onCommand(
    suggestSpec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input, files }) => {
        const { unnamed, ...words } = input
        const idea = { ...words, unnamed: unnamed === 'yes' }
        const run = async () => says(await suggestions.suggest(caller, say, idea, files))
        return keepingWords(input.title, unnamed === 'yes' ? unnamedField : 'title', run)
      },
    ({ suggestions }: Services) =>
      ({ caller, say, option, value }) =>
        option === 'topic' ? suggestions.topics(caller, value) : suggestions.titles(caller, say, value),
    undefined,
    undefined,
    // No name is asked to be left out where that is not allowed.
    ({ suggestions }: Services) =>
      async ({ caller }) => ({
        topic: await suggestions.topics(caller),
        ...((await suggestions.mayBeUnnamed(caller)) ? {} : { [unnamedField]: [] }),
      }),
  ),
  onAction(
    anyway,
    ({ suggestions }: Services) =>
      async ({ caller, say, args: [kept] }) =>
        says(await suggestions.suggestAllTheSame(caller, say, kept)),
  ),
]
