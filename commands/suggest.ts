// `/suggest`: puts an idea forward, for everyone to vote on; and the button that does so although others are like it.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { detailsLength, titleLength } from '../src/domain/suggestion.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import { UserError } from '../src/ports/errors.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestAnyway } from '../src/view/alike-actions.ts'

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
  },
})

const anyway = action({
  ...suggestAnyway,
  args: z.tuple([z.string()]),
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly suggestions: SuggestionService
}

/** What is wrong with a field is said there, so that the words stay with whoever wrote them. */
async function atItsField(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof UserError) || error.field === undefined) throw error
    return { kind: 'errors', fields: { [error.field]: error.text } }
  }
}

export const suggestDeclared: readonly Declared<Services>[] = [
  onCommand(
    suggestSpec,
    ({ suggestions }: Services) =>
      ({ caller, say, input }) =>
        atItsField(async () => says(await suggestions.suggest(caller, say, input))),
    ({ suggestions }: Services) =>
      ({ caller, say, option, value }) =>
        option === 'topic' ? suggestions.topics(caller, value) : suggestions.titles(caller, say, value),
    undefined,
    undefined,
    ({ suggestions }: Services) =>
      async ({ caller }) => ({ topic: await suggestions.topics(caller) }),
  ),
  onAction(
    anyway,
    ({ suggestions }: Services) =>
      async ({ caller, say, args: [kept] }) =>
        says(await suggestions.suggestAllTheSame(caller, say, kept)),
  ),
]
